"""Abbreviations whose full stop doesn't end a sentence, and words that typically start one.

Entries have no final stop and are case-sensitive: "M" is Monsieur but "m" is a metre, "Ill" is the
state but "ill" is a word. A lower-case entry also covers its capitalised form.
"""

from dataclasses import dataclass

from desktop.reading.article import Language


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """One language's abbreviations and sentence starters, as newspapers use them.

    `binding` never end a sentence: something always follows ("M. Le Drian", "p. ex. la France").
    `numbering` are abbreviations only before a number ("art. 5", "No. 10", "Sept. 11").
    `ambiguous` may end a sentence ("Apple Inc. The company…") or not ("Apple Inc. Chief
    Executive…"), depending on the next word. `starters` begin a sentence far more often than a
    name. `particles` are starters that also begin surnames ("J. Le Goff"). `labels` are followed
    by a letter ("plan B"). `clocks` are times of day, which `calendar` words may follow ("9 a.m.
    Monday"). `reporting` are verbs after a quotation ("“Why?” Carter asked").
    """

    binding: frozenset[str] = frozenset()
    numbering: frozenset[str] = frozenset()
    ambiguous: frozenset[str] = frozenset()
    starters: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()
    labels: frozenset[str] = frozenset()
    clocks: frozenset[str] = frozenset()
    calendar: frozenset[str] = frozenset()
    reporting: frozenset[str] = frozenset()

    def __or__(self, other: "Abbreviations") -> "Abbreviations":
        return Abbreviations(
            *(getattr(self, name) | getattr(other, name) for name in self.__dataclass_fields__)
        )


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SHARED = Abbreviations(
    binding=_words(
        "M MM Mr Mrs Ms Mme Mmes Mlle Mlles Dr Drs Pr Prof Me Mgr Gal Gen Col Lt Cdt Cne Capt Cap "
        "Sgt Maj Adj Adm Amb Brig Cpl Pvt St Ste Sts Stes Ft Mt cf vs viz"
    ),
    numbering=_words("p pp art al vol fig ch chap sec § éd ed op no nos n nᵒ nº n°"),
    ambiguous=_words("Inc Corp Co Cie Ltd Ltée Jr Sr Bros Sté Ets S.A S.A.S S.A.R.L"),
    labels=_words("plan type option section"),
)

FRENCH = SHARED | Abbreviations(
    binding=_words(
        "av apr ap p.ex ex.p c.-à-d c.à.d c-à-d env boul bd bld pl fg tél réf Vve S.M S.E S.S R.P "
        "MMgr c.f dép trad adr"
    ),
    numbering=_words(
        "janv févr fév avr juil sept oct nov déc alin annexe max min approx paragr par tabl"
    ),
    starters=_words(
        "Le La Les L Un Une Des Du De D Il Elle Ils Elles On Nous Vous Je J Tu Ce C Cet Cette Ces "
        "Cela Ça Mais Et Ou Or Donc Car Ni Son Sa Ses Leur Leurs Mon Ma Mes Notre Nos Votre Vos En "
        "À A Au Aux Dans Pour Par Sur Sous Avec Sans Selon Depuis Après Avant Pendant Si S Quand "
        "Lorsque Lorsqu Comme Alors Ainsi Aussi Puis Enfin Ensuite Tout Tous Toute Toutes Qui Que "
        "Qu Quoi Quel Quelle Quels Quelles Où Comment Pourquoi Ne N Pas Plus Très Bien Même Malgré "
        "Lors Parmi Chez Entre Vers Dès Deux Trois Quatre Cinq Plusieurs Certains Certaines Chaque "
        "Aucun Aucune Y Cependant Pourtant Toutefois Néanmoins Désormais Aujourd Hier "
        "Effectivement Quant Parce Puisque Bref Ici Là Beaucoup Personne Rien"
    ),
    particles=_words("Le La Les L De Du Des D"),
    labels=_words(
        "vitamine vitamines hépatite groupe ligue division classe point catégorie annexe série "
        "plans types solution phase zone terminal"
    ),
)

ENGLISH = SHARED | Abbreviations(
    binding=_words(
        "Messrs Sen Sens Rep Reps Gov Govs Rev Hon Pres Cmdr Pfc Spc Supt Det Insp Atty Fr Ald "
        "Asst Gens Lts Sgts Revs Mts e.g i.e eg ie ca approx v"
    ),
    numbering=_words(
        "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec No Nos Fig Vol Ch Sec Rte Hwy "
        "ft lb lbs oz"
    ),
    ambiguous=_words(
        "Cos Corps plc Plc LLC Esq Ph.D M.D B.A M.A Ave Blvd Rd Dept Univ Assn Intl Natl "
        "Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont "
        "Neb Nev Okla Ore Pa Penn Tenn Tex Vt Va Wash Wis Wyo"
    ),
    starters=_words(
        "The A An He She It They We You I This That These Those There Here His Her Its Their Our "
        "My Your And But Or So Yet If When While Where Why What Who Whose How Which As At By For "
        "From In On Of Since To With Without After Before During Because Although Though Until "
        "Unless Despite Among Between Not No Nobody Nothing None Now Then Today Yesterday "
        "Meanwhile However Moreover Still Also Many Most Some Several All Both Each Every Few "
        "Other Others Another Only Even Once Two Three Four Five Police Officials Everyone Nor Up"
    ),
    labels=_words(
        "vitamin hepatitis group grade class appendix exhibit schedule channel league division "
        "category phase zone terminal series"
    ),
    clocks=_words("a.m p.m A.M P.M"),
    calendar=_words(
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Wed Thu Fri Sat Sun "
        "January February March April May June July August September October November December "
        "Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec GMT UTC BST CET CEST EST EDT CST CDT MST "
        "MDT PST PDT ET CT MT PT Eastern Central Mountain Pacific Local"
    ),
    reporting=_words(
        "said says asked asks added told replied wrote cried shouted exclaimed wondered tweeted "
        "warned argued quipped joked insisted declared demanded responded inquired enquired yelled "
        "screamed recalled laughed muttered remarked concluded continued boasted mused"
    ),
)

UNKNOWN = FRENCH | ENGLISH
_BY_LANGUAGE = {Language.FRENCH: FRENCH, Language.ENGLISH: ENGLISH}


def abbreviations_for(language: Language) -> Abbreviations:
    """Return the abbreviations of `language`; French and English combined for any other."""
    return _BY_LANGUAGE.get(language, UNKNOWN)
