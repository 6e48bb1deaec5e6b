"""The kinds of acts that the model tells apart, and what PLOVER 2.0 and others make of them.

They are the root codes of CAMEO, parted where PLOVER 2.0 draws a line that CAMEO does not: yielding
in words from yielding in deeds, sanctions on trade from cut relations, force against crowds and
attacks on computers from other coercion, sieges and occupations from fighting.
"""

from __future__ import annotations

#: label -> PLOVER 2.0 type (PLOVER 2.0, table of CAMEO roots); "none" is no act
TYPES = {
    "none": "",
    "03": "AGREE",
    "04": "CONSULT",
    "05": "SUPPORT",
    "06": "COOPERATE",
    "07": "AID",
    "080": "CONCEDE",
    "084": "RETREAT",
    "09": "ACCUSE",
    "10": "REQUEST",
    "11": "ACCUSE",
    "12": "REJECT",
    "13": "THREATEN",
    "14": "PROTEST",
    "15": "MOBILIZE",
    "16": "SANCTION",
    "163": "SANCTION",
    "17": "COERCE",
    "175": "ASSAULT",
    "176": "COERCE",
    "18": "ASSAULT",
    "19": "ASSAULT",
    "191": "COERCE",
    "20": "ASSAULT",
}


def label_of(code: str) -> str:
    """The label of a CAMEO code of three or four digits; "000" is no act."""
    root = code[:2]
    if root in ("00", "01"):
        return "none"
    if root == "02":
        return "10"
    if code[:3] in ("163", "175", "176"):
        return code[:3]
    if code[:3] in ("191", "192"):
        return "191"
    if root == "08":
        deeds = code[:3] in ("084", "085", "086", "087") or code in ("0813", "0814")
        return "084" if deeds else "080"
    return root
