"""Remake the web fonts in this folder:  python tools/subset_fonts.py NODE_MODULES/@fontsource-variable

The packages cut each family by alphabet. This joins the glyphs Roundtable needs from every part, by name
(all parts come from one source font), rebuilds the kerning, writes a woff2 per family and style. See README.md.
"""

import sys
from copy import copy
from pathlib import Path

from fontTools.designspaceLib import DesignSpaceDocument
from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib import build as build_variable
from fontTools.varLib.instancer import instantiateVariableFont

# File: package, style, weights drawn, weight whose kerning serves all (kerning that varies takes three times
# the bytes), and where a weight lies between those drawn (Literata's own scale is not even).
FONTS = {
    "golos-text": ("golos-text", "normal", (400, 700), 500, []),
    "literata": (
        "literata",
        "normal",
        (400, 700),
        500,
        [(400, 400), (500, 496), (600, 580), (700, 700)],
    ),
    "literata-italic": ("literata", "italic", (400,), 400, []),
}
TEXT = "".join(map(chr, [*range(0x20, 0x7F), *range(0x410, 0x450)])) + (
    "ЁёӘәҒғҚқҢңӨөҰұҮүҺһІі«»“”‘’„–—…№₸§¶©·•×↑↓°′½äöüéçşğıñūÄÖÜÉÇŞĞİÑŪ\u00a0\u2009"
)
PARTS = ("latin", "latin-ext", "cyrillic", "cyrillic-ext")
FEATURES = ["liga", "locl", "tnum"]  # kerning is rebuilt below; the parts hold no onum
DROP = ["DSIG", "GDEF", "GPOS", "MVAR", "STAT", "VVAR", "gasp", "prep", "vhea", "vmtx"]
UNCODED = {
    "←": "arrowleft",
    "→": "arrowright",
}  # Golos Text has these, but for no character
ALIASES = {
    "\u2010": "-",
    "\u2011": "-",
    "\u202f": "\u2009",
    "′": "'",
}  # where absent: the same glyph
# Kerning between two parts is lost: there, these letters take the values of their look-alikes.
LIKE = str.maketrans(
    "ҒғҚқҢңҮүӨөӘәҺһАВЕЁКМНОРСТУХҰаеёорсухұІіГ",
    "ГгКкНнҰұОоОоНнABEEKMHOPCTYXYaeeopcyxyIiF",
)
BREVES = {
    "Gbreve": "uni0306.case",
    "gbreve": "uni0306",
}  # Golos Text draws Ğ ğ bare (its issue 13)


def add_breves(font):
    glyf = font["glyf"]
    for name, mark in BREVES.items():
        if name in glyf and mark in glyf and len(glyf[name].components) == 1:
            base, breve = glyf[glyf[name].components[0].glyphName], glyf[mark]
            part = copy(glyf[name].components[0])
            part.glyphName, part.flags = mark, 4
            part.x = (base.xMin + base.xMax - breve.xMin - breve.xMax) // 2
            glyf[name].components.append(part)
    return font


def load(package, style, weight):
    path = f"{package}/files/{package.name}-{{}}-wght-{style}.woff2"
    return [
        add_breves(instantiateVariableFont(TTFont(path.format(part)), {"wght": weight}))
        for part in PARTS
    ]


def join(fonts):
    joined, cmap = fonts[0], {}
    for font in fonts:
        subsetter = Subsetter(
            Options(
                layout_features=FEATURES,
                drop_tables=DROP,
                hinting=False,
                glyph_names=True,
            )
        )
        extra = {
            ord(c): name for c, name in UNCODED.items() if name in font.getGlyphOrder()
        }
        subsetter.populate(text=TEXT, glyphs=extra.values())
        subsetter.subset(font)
        cmap = font.getBestCmap() | extra | cmap
        for g in font.getGlyphOrder():
            if g not in joined["glyf"].glyphs:
                joined["glyf"][g], joined["hmtx"][g] = font["glyf"][g], font["hmtx"][g]
    for table in joined["cmap"].tables:
        table.cmap = {ord(new): cmap[ord(old)] for new, old in ALIASES.items()} | cmap
    return joined


def kerning_of(font):
    pairs, glyphs = {}, font.getGlyphOrder()
    for table in font["GPOS"].table.LookupList.Lookup[0].SubTable:
        table = getattr(table, "ExtSubTable", table)
        for i, left in enumerate(table.Coverage.glyphs):
            if table.Format == 1:
                values = [
                    (pair.SecondGlyph, pair.Value1)
                    for pair in table.PairSet[i].PairValueRecord
                ]
            else:
                row = table.Class1Record[
                    table.ClassDef1.classDefs.get(left, 0)
                ].Class2Record
                values = [
                    (right, row[table.ClassDef2.classDefs.get(right, 0)].Value1)
                    for right in glyphs
                ]
            for right, value in values:
                pairs.setdefault(
                    (left, right), getattr(value, "XAdvance", 0)
                )  # the first match counts
    return {
        *font.getBestCmap().values(),
        *(g for g in glyphs if "." in g or "_" in g),
    }, pairs


def add_kerning(font, parts):
    glyphs, cmap = font.getGlyphOrder(), font.getBestCmap()
    like = {cmap[a]: cmap[b] for a, b in LIKE.items()}
    chains = {
        g: [x for x in (g, like.get(g), like.get(like.get(g))) if x] for g in glyphs
    }

    def value(
        left, right
    ):  # from the first part that has both glyphs or their look-alikes
        tries = sorted(
            (i + j, a, b)
            for i, a in enumerate(chains[left])
            for j, b in enumerate(chains[right])
        )
        return next(
            (
                pairs.get((a, b), 0)
                for _, a, b in tries
                for own, pairs in parts
                if {a, b} <= own
            ),
            0,
        )

    kerning = {(left, right): value(left, right) for left in glyphs for right in glyphs}
    lefts, rights = {}, {}  # glyphs with the same values form a class
    for g in glyphs:
        lefts.setdefault(tuple(kerning[g, other] for other in glyphs), []).append(g)
        rights.setdefault(tuple(kerning[other, g] for other in glyphs), []).append(g)
    pairs = (
        (a, b, kerning[a[0], b[0]]) for a in lefts.values() for b in rights.values()
    )
    rules = " ".join(
        f"pos [{' '.join(a)}] [{' '.join(b)}] {k};" for a, b, k in pairs if k
    )
    addOpenTypeFeaturesFromString(
        font, f"feature kern {{ {rules} }} kern;", tables=["GPOS"]
    )


packages = Path(sys.argv[1])
for name, (package, style, weights, kern_weight, scale) in FONTS.items():
    space, low, high = DesignSpaceDocument(), weights[0], weights[-1]
    space.addAxisDescriptor(
        name="Weight", tag="wght", minimum=low, default=low, maximum=high, map=scale
    )
    for w in weights:
        space.addSourceDescriptor(
            font=join(load(packages / package, style, w)), location={"Weight": w}
        )
    font = build_variable(space)[0] if low < high else space.sources[0].font
    add_kerning(
        font,
        [kerning_of(part) for part in load(packages / package, style, kern_weight)],
    )
    font["post"].formatType, font.flavor, font.recalcTimestamp = 3, "woff2", False
    font.save(Path(__file__).with_name(f"{name}.woff2"))
