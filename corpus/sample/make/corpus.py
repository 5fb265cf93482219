"""Which acts stand in which document, in which format and with which accidents."""

import acts_2012_2014 as early
import acts_2015_2017 as middle
from acts import Document

DOCUMENTS = [
    Document("2012-05-21-seance.txt", early.MAY_2012.acts),
    Document("2013-06-24-seance.txt", early.JUNE_2013.acts, feet=True, first_page=112),
    Document("2014-06-23-seance.txt", early.JUNE_2014.acts),
    Document("2015-04-02-installation.txt", middle.APRIL_2015.acts, justify=False),
    Document("2016-03-14-seance.txt", middle.MARCH_2016.acts, encoding="cp1252"),
    Document("2016-09-26-politique-sportive.txt", middle.SEPTEMBER_2016.acts),
    Document("2017-11-13-seance.txt", middle.NOVEMBER_2017.acts, feet=True, first_page=401, codes=True),
]

LOOSE = {}
