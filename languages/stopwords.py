"""Words too common to search by: they stand in every text and tell nothing of it.

Forms are listed as they are written, because a stop word is known by its looks; the
stemmer never sees it. Kazakh auxiliaries («болды», «еді») belong here as well.
"""

_KAZAKH = """
    және мен бен пен да де та те ма ме ба бе па пе ғой қой ғана бірақ немесе яки әлде
    егер ал өйткені себебі сондықтан сонымен үшін туралы жайлы бойынша арқылы дейін
    шейін кейін бұрын қарай сияқты секілді ретінде бірге деп деген дейді дегенді еді
    екен емес бар жоқ болып болды болған болатын болады болса болу бола болар боп бол
    болып отыр отырған жатыр жатқан тұр тұрған ол оның оны оған одан онда олар олардың
    оларды бұл бұның мұның бұны осы осының сол соның соған мен менің мені маған сен
    сенің біз біздің бізге бізді сіз сіздің сізге өз өзі өзінің өзіне өзін әр әрбір
    барлық кейбір бір не кім қай қандай қалай тағы әлі енді ғой тек өте ең сондай
    осындай мұндай ондай керек
"""
_RUSSIAN = """
    и в во не на но а о об от до за из изо к ко по под над при про с со у для без через
    между перед же ли бы б то так как что чтобы это этот эта эти этого этой этих этому
    тот та те того той тех тому он она оно они его ее ей ему им их них нее него ней нем
    я мы вы ты нас нам вас вам мне меня тебя себя свой своя свое свои который которая
    которое которые которых которой которого был была было были быть есть будет также
    или если когда где уже еще только даже ни все всех всего бы был лишь
"""
_ENGLISH = """
    a an the and or but if then of in on at by for with to from into about as is are was
    were be been being am it its this that these those he she they them his her their
    we our us you your i my me not no do does did has have had will would can could may
    which who whom whose what when where how there here than so such also
"""

STOP_WORDS = {
    "kk": frozenset(_KAZAKH.split()),
    "ru": frozenset(_RUSSIAN.split()),
    "en": frozenset(_ENGLISH.split()),
}
