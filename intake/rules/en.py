"""How English reports of events are worded."""

from events.choices import EventKind, Mode, Role, SectionKind
from participants.choices import OrganisationKind

from . import Rules

_NOT_NAMES = """
    professor associate assistant senior lecturer rector vice dean head director
    moderator speaker speakers participants participant department faculty university
    institute academy school centre center kazakhstan republic kazakh national state
    almaty astana karaganda round table panel conference seminar international
    eurasian central asia russia china golden horde great steppe silk road independence
    day the this that these after during then also at in on by of and for from with
    president minister parliament constitution deputy chair chairman chairperson
    student students master doctor dr prof mr mrs ms date venue time topic theme
    organiser organizer secretary guest guests welcome opening closing north west east
    south northern western eastern southern world languages history philosophy
    political science united nations european union language arts sciences technical
    ministry water resources public policy affairs foreign economic pedagogical medical european foreign regional research research
"""

RULES = Rules(
    language="en",
    kinds={
        EventKind.ROUND_TABLE: r"round[\s-]?table",
        EventKind.PANEL: r"panel(?: (?:discussion|debate|session))?|debate",
        EventKind.CONFERENCE: r"conference|symposium|forum|congress",
        EventKind.WORKSHOP: r"workshop|master[\s-]?class|training",
        EventKind.SEMINAR: r"seminar|webinar|colloquium",
        EventKind.LECTURE: r"lecture(?!r)",
        EventKind.OTHER: r"meeting|event|discussion",
    },
    format=r"(?:in the (?:format|form) of|took the form of|in (?:a|an))(?: an?)?",
    modes={
        Mode.HYBRID: r"hybrid|both (?:online and offline|in person and online)|blended",
        Mode.ONLINE: r"online|on-line|virtual|webinar|via (?:zoom|teams)|on zoom|zoom"
        r"|google meet|microsoft teams|remote",
        Mode.IN_PERSON: r"offline|in[\s-]person|face[\s-]to[\s-]face",
    },
    event_words=r"(?:\s(?:of|for|at) (?:the |this )?(?:event|round table|seminar|conference|meeting|panel|discussion|lecture|workshop|webinar|forum))",
    labels={
        "title": r"(?:topic|theme|title|subject)(?: of the (?:event|round table|meeting"
        r"|conference|seminar|discussion))?",
        "kind": r"(?:type|kind)(?: of (?:the )?event)?",
        "date_time": r"date (?:and|&) (?:time|venue|place)|time and (?:date|place|venue)"
        r"|when",
        "date": r"dates?(?: of (?:the )?event)?|day",
        "time": r"(?:starting |start )?time|start|beginning",
        "venue": r"venue|place|location|where|address|platform",
        "city": r"city",
        "mode": r"format|mode|form(?: of participation)?",
        "organiser": r"organi[sz](?:ers?|ed by|ing (?:body|committee))|hosts?|hosted by"
        r"|held by",
        "moderator": r"moderators?|moderated by|chair(?:s|person|man|ed by)?"
        r"|facilitators?",
        "speaker": r"(?:keynote |main |invited )?speakers?|presenters?|lecturers?"
        r"|presentations by",
        "discussant": r"discussants?|opponents?",
        "secretary": r"secretary|minutes taken by|rapporteur",
        "guest": r"(?:invited |honou?red |special )?guests?(?: of honou?r)?",
        "participant": r"(?:list of )?(?:participants|attendees|panell?ists|present"
        r"|in attendance|attended by|experts|those present|took part)",
        "language": r"(?:working )?languages?(?: of the (?:event|conference))?",
        "occasion": r"dedicated to|occasion",
    },
    headings={
        SectionKind.PURPOSE: r"(?:main |key )?(?:purposes?|aims?|goals?|objectives?)"
        r"(?: (?:and|of|the|event|round table|objectives|tasks|meeting|conference"
        r"|seminar|discussion))*",
        SectionKind.RECOMMENDATIONS: r"(?:\S+ ){0,2}?(?:recommendations?|resolutions?"
        r"|decisions?|proposals?|resolved|next steps)(?: \S+){0,4}",
        SectionKind.CONCLUSIONS: r"(?:main |key |general )?(?:conclusions?|results?"
        r"|outcomes?|summary|findings|takeaways|concluding remarks|closing(?: remarks)?)"
        r"(?: (?:and|of|the|event|round table|discussion|meeting|outcomes))*",
        SectionKind.QUESTIONS: r"(?:\S+ ){0,2}?(?:questions?|issues|agenda|topics)"
        r"(?: (?:for|of|under|discussed|raised|the|discussion|meeting|day"
        r"|considered))*",
        SectionKind.DISCUSSION: r"(?:the |main |general )?(?:discussions?|proceedings"
        r"|presentations?|talks|speeches|debates?|course of the (?:event|discussion)"
        r"|content|what was said|highlights)(?: \S+){0,3}",
        SectionKind.BACKGROUND: r"background|introduction|context|rationale|relevance"
        r"|about the (?:event|round table|conference|meeting)|general information"
        r"|overview|preface|foreword",
    },
    names={
        SectionKind.BACKGROUND: "Background",
        SectionKind.PURPOSE: "Purpose",
        SectionKind.QUESTIONS: "Questions discussed",
        SectionKind.DISCUSSION: "Discussion",
        SectionKind.STATEMENT: "Statement",
        SectionKind.CONCLUSIONS: "Conclusions",
        SectionKind.RECOMMENDATIONS: "Recommendations",
        SectionKind.OTHER: "Further information",
    },
    cues={
        SectionKind.RECOMMENDATIONS: r"(?:adopted|made|drafted|agreed on|put forward"
        r"|formulated|developed) (?:\S+ ){0,4}?(?:recommendation|resolution|proposal)"
        r"|(?:participants|meeting|round table|conference) (?:\S+ ){0,2}?(?:recommend"
        r"|resolved|proposed|decided|suggested|agreed)|it was (?:recommended|resolved|decided)",
        SectionKind.CONCLUSIONS: r"^(?:in conclusion|to conclude|to sum up|in closing"
        r"|summing up|thus|finally|at the end|concluding|overall|as a result"
        r"|the (?:event|round table|meeting|conference|discussion) (?:ended|concluded"
        r"|closed))|came to the conclusion|concluded that|summed up",
        SectionKind.PURPOSE: r"\b(?:purpose|aim|goal|objective)s?\b (?:\S+ ){0,8}?(?:was"
        r"|is|were|are)\b|^(?:the )?(?:main )?(?:purpose|aim|goal|objective)"
        r"|aimed (?:at|to)|was intended to|in order to (?:discuss|inform|examine)",
        SectionKind.QUESTIONS: r"(?:following|number of|range of|such|key|topical|pressing"
        r"|important|several|main|these)\s+(?:\S+\s+){0,3}?(?:questions?|issues|topics"
        r"|problems)|(?:discussed|considered|addressed|raised|covered|asked)"
        r" (?:\S+ ){0,4}?(?:questions|issues|topics|problems)",
        SectionKind.DISCUSSION: r"\b(?:presentations|moderated|spoke|noted|stressed|emphasi[sz]ed|presented"
        r"|opened the|delivered|said|argued|pointed out|talked|gave a|shared|highlighted"
        r"|remarked|reported|underlined|welcomed|explained|addressed the|observed"
        r"|discussed|exchanged)\b",
    },
    interrogatives=r"\b(?:what|why|how|which|who|where|when|whether|to what extent)\b",
    frame=r"(?:within the framework of|as part of|during)(?:\s+\S+){0,6}\s*$",
    theme=r"(?:(?:on|under) the (?:topic|theme|subject|title)(?: of)?|entitled|titled"
    r"|called|named|topic|theme|title|on)\s*[:–—-]?\s*$",
    theme_after=r"(?!)",
    report=r"(?:(?:brief |short )?(?:report|summary|minutes|press release|post-?release"
    r"|programme|program|proceedings|news|information|resolution)(?:\s+(?:of|on|about"
    r"|from)(?:\s+(?:the|an?))?)?)",
    news=r"\b(?:was held|took place|held|hosts|hosted|discussed|discuss|met|gathered"
    r"|organi[sz]ed|has been held|were held|was organi[sz]ed|takes place|gather)\b",
    took_part=r"panell?ist|attended|took part|participa|gathered|brought together|invited|present"
    r"|guests?|among (?:them|the)|joined|included|featur",
    spoke=r"spoke|speaker|noted|stressed|emphasi[sz]ed|presented|open(?:ed|ing)|deliver"
    r"|said|argued|pointed|talk|gave|shared|highlight|remark|report|underlin|welcom"
    r"|explain|moderat|chair|observ|conclud|clos(?:ed|ing)|address|speech|lecture"
    r"|introduc|thank|added|summed|discussant|according to|greet|facilitat|secretary"
    r"|discuss|outlin|told|stated|suggest|propos",
    gave_talk=r"talk|report|present|lecture|paper|spoke|speech|address|deliver",
    roles={
        Role.MODERATOR: r"moderation|moderat|chair(?:ed|person|man|ing)?\b|facilitat",
        Role.SECRETARY: r"\bsecretary|rapporteur",
        Role.DISCUSSANT: r"discussant|opponent|respondent",
        Role.SPEAKER: r"spoke|speaker|speech|present(?:ed|ation|er)|deliver|gave|lectur"
        r"|report|talk|open(?:ed|ing)|clos(?:ed|ing)|welcom|noted|stressed|emphasi[sz]"
        r"|said|argued|pointed|shared|highlight|remark|underlin|explain|observ|address"
        r"|conclud|introduc|added|according to|summed|greet|outlin|told|stated|suggest"
        r"|propos",
        Role.GUEST: r"guest|invited",
        Role.ORGANISER: r"organi[sz]er",
    },
    arrived=r"(?!)",
    others=r"\band (?:others|many others|other (?:\S+ ){0,2}?(?:participants|scholars"
    r"|experts|guests|speakers))|et\s?al\.?|among others|and so on|etc\.",
    degrees=r"(?:doctor|candidate|master) of (?:\S+ ){0,3}?(?:sciences?|philosophy|arts"
    r"|law|education|history)|ph\.?\s?d\.?|d\.?sc\.?|(?:associate |assistant |full"
    r" |emeritus )?professor|docent|academician|prof\.|dr\.?(?!\w)|m\.?a\.?(?!\w)",
    posts=r"rector|dean|head|lecturer|director|deputy|student|fellow|chair|researcher"
    r"|teacher|journalist|historian|political scientist|expert|lawyer|sociologist"
    r"|economist|writer|adviser|advisor|secretary|member|editor|specialist|president"
    r"|representative|minister|ambassador|manager|coordinator|philosopher|analyst"
    r"|instructor|scientist|curator|chief|officer",
    bodies=r"university|institute|academy|centre|center|department|faculty|school"
    r"|college|committee|ministry|party|foundation|association|society|museum"
    r"|library|parliament|assembly|archive|agency|company|newspaper|journal|bank"
    r"|kaznu|enu|kaznpu",
    not_present=r"(?:author|prepared by|written by|photo|source|press service|text by)"
    r"\s*:?",
    heritage=(
        r"(?:works|legacy|heritage|poetry|novels?|ideas|teachings|life|memory|honou?r) of\s*$",
        r"(?!)",
    ),
    not_names=frozenset(_NOT_NAMES.split()),
    organised=r"organi[sz]|hosted|convened|initiative",
    held=r"organi[sz]ed|held|hosted|took place|organi[sz]ers?|initiative|convened|jointly"
    r"|in cooperation|in partnership|with the support",
    together=r"\s*,?\s*(?:and|together with|jointly with|in cooperation with"
    r"|in partnership with)\s+(?:the\s+)?",
    units={
        OrganisationKind.DEPARTMENT: r"departments?|chair",
        OrganisationKind.FACULTY: r"faculty|faculties|(?:higher )?school",
        OrganisationKind.INSTITUTE: r"institute|cent(?:re|er)|laboratory|programme"
        r"|program|library|council|foundation|association",
        OrganisationKind.UNIVERSITY: r"university|academy|college|conservatory",
    },
    occasions=r"(?:dedicated to|on the occasion of|to mark|marking|in honou?r of"
    r"|celebrating|devoted to|timed to|to celebrate|for|on the eve of|commemorating"
    r"|within the framework of the celebration of|in celebration of|to commemorate)"
    r"\s+(?:the\s+)?(?:\d+(?:st|nd|rd|th)\s+(?:\S+\s+)?anniversary|\S+ anniversary"
    r"|anniversary|jubilee|(?:\S+ ){0,3}?day (?=of|in|\S))",
    cities={
        "Almaty": r"almaty(?! region)",
        "Astana": r"astana",
        "Nur-Sultan": r"nur-sultan",
        "Shymkent": r"shymkent",
        "Karaganda": r"(?:in |city of )?karaganda(?! state| technical| univ| region|"
        r" buketov)",
        "Aktobe": r"akt[oö]be(?! region)",
        "Uralsk": r"uralsk|oral(?= city)",
        "Atyrau": r"(?:in )?atyrau(?! state| univ| region)",
        "Aktau": r"aktau",
        "Taraz": r"in taraz|taraz(?= city|,)",
        "Turkistan": r"in turk[ie]stan|turk[ie]stan(?= city)",
        "Kyzylorda": r"in kyzylorda|kyzylorda(?= city|,)",
        "Kostanay": r"in kostana[iy]|kostana[iy](?= city|,)",
        "Pavlodar": r"in pavlodar|pavlodar(?= city|,)",
        "Petropavl": r"petropavl(?:ovsk)?",
        "Kokshetau": r"in kokshetau|kokshetau(?= city|,)",
        "Semey": r"in semey|semey(?= city|,)",
        "Oskemen": r"[oö]skemen|ust-kamenogorsk",
        "Taldykorgan": r"taldykorgan",
        "Ankara": r"in ankara",
        "Moscow": r"in moscow",
    },
    venues=r"(?:the )?(?:[a-z]+ ){0,2}?(?:conference hall|assembly hall|conference room"
    r"|reading room|auditorium|meeting room|lecture hall|library|museum)(?: \d+)?"
    r"|room \d+\S*|zoom(?: platform)?|microsoft teams|google meet",
    boilerplate=r"(?:home|news|share|print|views|published|posted|read more|back|comments?"
    r"|menu|search|tags|category|related (?:news|articles)|latest news|facebook"
    r"|instagram|telegram|vk|whatsapp|twitter|all rights reserved|©.*)",
)
