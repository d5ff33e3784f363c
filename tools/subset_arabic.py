"""Remake the Arabic web fonts:  python tools/subset_arabic.py NODE_MODULES/@fontsource-variable

They hold the letters of töte jazu, with their forms and joins, and its signs. See FONTS.md.
"""

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

TEXT = " \u00a0ابۆگعدەيوجزكقلمنڭپرستۋۇفحھچشىٴء،؛؟ـ"
FEATURES = ["ccmp", "init", "medi", "fina", "rlig", "mark"]
DROP = ["DSIG", "HVAR", "STAT", "MVAR", "VVAR", "gasp", "prep", "vhea", "vmtx"]
# Headings need their own bold; the few bold words of the interface can be made by browsers.
WEIGHTS = {"noto-naskh-arabic": (400, 700), "noto-sans-arabic": 400}

for name, weights in WEIGHTS.items():
    path = f"{sys.argv[1]}/{name}/files/{name}-arabic-wght-normal.woff2"
    font = TTFont(path)
    options = Options(
        layout_features=FEATURES, drop_tables=DROP, hinting=False, name_IDs=[0, 1, 2]
    )
    subsetter = Subsetter(options)
    subsetter.populate(text=TEXT)
    subsetter.subset(font)
    font = instantiateVariableFont(font, {"wght": weights})
    font.flavor, font.recalcTimestamp = "woff2", False
    font.save(Path(__file__).parent.parent / "static/fonts" / f"{name}.woff2")
