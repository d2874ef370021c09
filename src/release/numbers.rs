//! The language of a house → the words by which it counts and lists people and firms.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::tokens::{folded, tokens};
use crate::brief::words::when_in_words;
use crate::facts::settings::Settings;
use crate::facts::when::When;

/// By language: words that join the parts of a list, articles, and number words from two on
/// with those for both, a pair, a trio, a dozen and others. The numbers are those of the
/// spell-out rules of the Unicode CLDR, with their inflected forms.
const WORDS: [(&str, &str, &str, &str); 12] = [
    (
        "en",
        "and or nor",
        "the a an its their our his her",
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen \
         sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty \
         ninety hundred dozen dozens both pair trio duo couple quartet other others twice",
    ),
    (
        "de",
        "und oder sowie",
        "der die das den dem ein eine einen einem",
        "zwei zweier drei dreier vier fünf sechs sieben acht neun zehn elf zwölf zwanzig dreißig \
         hundert dutzend beide beiden beider paar trio duo andere anderen anderer weitere \
         weiteren weiterer übrigen",
    ),
    (
        "fr",
        "et ou",
        "le la les l un une des leur leurs ses",
        "deux trois quatre cinq six sept huit neuf dix onze douze quinze vingt trente cent \
         douzaine paire trio duo autre autres",
    ),
    (
        "es",
        "y e o u",
        "el la los las un una",
        "dos tres cuatro cinco seis siete ocho nueve diez once doce veinte treinta cien docena \
         ambos ambas par trío dúo otro otra otros otras demás",
    ),
    (
        "it",
        "e ed o",
        "il lo la i gli le l un una",
        "due tre quattro cinque sei sette otto nove dieci undici dodici venti trenta cento \
         dozzina entrambi entrambe ambedue coppia trio duo altro altra altri altre",
    ),
    (
        "nl",
        "en of",
        "de het een",
        "twee drie vier vijf zes zeven acht negen tien elf twaalf twintig dertig honderd dozijn \
         beide beiden paar trio duo ander andere anderen overige",
    ),
    (
        "pl",
        "i oraz lub",
        "",
        "dwa dwie dwaj dwóch dwu dwoje trzy trzej trzech troje cztery czterej czterech pięć \
         pięciu sześć sześciu siedem siedmiu osiem ośmiu dziewięć dziewięciu dziesięć \
         dziesięciu jedenaście dwanaście dwadzieścia sto tuzin oba obie obaj obu oboje para trio \
         inny inni inne innych pozostali pozostałe pozostałych",
    ),
    (
        "pt",
        "e ou",
        "o a os as um uma",
        "dois duas três quatro cinco seis sete oito nove dez onze doze vinte trinta cem dúzia \
         ambos ambas par trio duo outro outra outros outras demais",
    ),
    (
        "sv",
        "och eller",
        "en ett den det de",
        "två tre fyra fem sex sju åtta nio tio elva tolv tjugo trettio hundra dussin båda bägge \
         par trio duo andra övriga",
    ),
    (
        "da",
        "og eller",
        "en et den det de",
        "to tre fire fem seks syv otte ni ti elleve tolv tyve tredive hundrede dusin begge par \
         trio duo andre øvrige",
    ),
    (
        "fi",
        "ja tai sekä",
        "",
        "kaksi kahden kahta kolme kolmen kolmea neljä neljän viisi viiden kuusi kuuden seitsemän \
         kahdeksan yhdeksän kymmenen yksitoista kaksitoista sata tusina molemmat molempien pari \
         kolmikko muut muiden toinen toiset",
    ),
    (
        "cs",
        "a i nebo",
        "",
        "dva dvě dvou tři tří čtyři čtyř pět pěti šest šesti sedm sedmi osm osmi devět devíti \
         deset deseti jedenáct dvanáct dvacet třicet sto tucet oba obě obou pár dvojice trojice \
         jiní jiné jiných ostatní ostatních další dalších",
    ),
];

/// What follows a number that counts neither people nor firms: spans of time, parts and sums,
/// in the same languages.
const MEASURES: &str = "day days week weeks month months year years hour hours minute minutes \
    quarter quarters third thirds half halves fold times time percent per million millions \
    billion billions euro euros tag tage tagen woche wochen monat monate monaten jahr jahre \
    jahren stunde stunden minuten prozent drittel mal millionen milliarden jour jours semaine \
    semaines mois an ans année années heure heures tiers fois pour dia dias día días semana \
    semanas mes meses año años hora horas por ano anos horas vezes veces millones milhões \
    giorno giorni settimana settimane mese mesi anno anni ora ore volte milioni dagen weken \
    maanden jaar uur miljoen procent keer dni tygodni tygodnie miesiące miesięcy lata lat \
    godzin godziny razy milionów dagar veckor månader år timmar gånger miljoner dage uger \
    måneder timer gange millioner päivää viikkoa kuukautta vuotta tuntia kertaa miljoonaa \
    prosenttia dny dnů týdny týdnů měsíce měsíců roky let hodiny hodin krát milionů";

/// Words of a language that count and list, and the months, whose days count nothing.
#[derive(Debug, Clone)]
pub struct Numbers {
    joints: BTreeSet<String>,
    articles: BTreeSet<String>,
    numbers: BTreeSet<String>,
    months: BTreeSet<String>,
    measures: BTreeSet<String>,
}

impl Numbers {
    /// Collects those of the house's language; English where it is none of those known.
    pub fn new(settings: &Settings) -> Self {
        let tag = settings
            .language
            .split(['-', '_'])
            .next()
            .unwrap_or_default();
        let known = WORDS.iter().find(|(language, ..)| *language == tag);
        let (_, joints, articles, numbers) = known.unwrap_or(&WORDS[0]);
        let set = |words: &str| words.split_whitespace().map(folded).collect();
        let months = (1..=12).filter_map(|month| NaiveDate::from_ymd_opt(2000, month, 1));
        let days: Vec<String> = months
            .map(|day| when_in_words(settings, When::day(day)))
            .collect();
        let words = days
            .iter()
            .flat_map(|day| tokens(day).map(|(_, word)| word));
        Self {
            joints: set(joints),
            articles: set(articles),
            numbers: set(numbers),
            measures: set(MEASURES),
            months: words
                .filter(|word| word.chars().all(char::is_alphabetic))
                .collect(),
        }
    }

    /// Says whether a word joins the parts of a list.
    pub fn is_joint(&self, word: &str) -> bool {
        word == "&" || self.joints.contains(&bare(word))
    }

    /// Says whether a word is an article.
    pub fn is_article(&self, word: &str) -> bool {
        self.articles.contains(&bare(word))
    }

    /// Says whether a word counts.
    pub fn is_number(&self, word: &str) -> bool {
        self.numbers.contains(&bare(word))
    }

    /// Says whether a word names what people and firms are not: `days`, `per cent`.
    pub fn is_measure(&self, word: &str) -> bool {
        self.measures.contains(&bare(word))
    }

    /// Says whether a word is a month.
    pub fn is_month(&self, word: &str) -> bool {
        self.months.contains(&bare(word))
    }
}

fn bare(word: &str) -> String {
    folded(word.trim_matches(|c: char| !c.is_alphanumeric()))
}
