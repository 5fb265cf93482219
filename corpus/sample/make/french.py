"""Dates, ordinals and amounts as French councils write them."""

MONTHS = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
          "décembre"]


def words(iso):
    """2018-04-01 -> 1er avril 2018"""
    y, m, d = iso.split("-")
    return f"{'1er' if d == '01' else int(d)} {MONTHS[int(m) - 1]} {y}"


def figures(iso):
    """2018-04-01 -> 01/04/2018"""
    y, m, d = iso.split("-")
    return f"{d}/{m}/{y}"


def capitals(iso):
    """2018-04-01 -> 1ER AVRIL 2018"""
    return words(iso).upper()


def header(iso):
    """2018-12-01 -> 1ER DECEMBRE 2018, without accents as headers have it"""
    return capitals(iso).replace("É", "E").replace("Û", "U")


def ordinal(n):
    return "1ère" if n == 1 else f"{n}ème"


def amount(value):
    """12000.5 -> 12 000,50"""
    whole, cents = f"{value:.2f}".split(".")
    groups = []
    while whole:
        groups.insert(0, whole[-3:])
        whole = whole[:-3]
    return " ".join(groups) + "," + cents


def fold_space(text):
    """Runs of any white space (no-break ones too) become one blank."""
    return " ".join(text.split())
