//! Words that stand before or behind a name: forms of address, offices, legal forms.

use std::sync::LazyLock;

use super::han::first_form;
use super::word::{Listed, list, listed};

/// Forms of address of many languages, folded.
static TITLES: LazyLock<Listed> = LazyLock::new(|| {
    list(
        "mr mrs ms miss mx dr doctor prof professor sir dame lord lady baroness baron rev \
     hon messrs herr herrn frau hr fr mme mmes mlle madame monsieur messieurs maitre \
     me pan pani panem panu pana sr sra srta senor senora don dona senhor senhora \
     signor signora sig dott dhr mevr mevrouw meneer herra rouva fru froken kyrios \
     kyria gospodin gospoda mag frhr freiherr freifrau grafin comtesse contessa vicomte \
     jonkheer jonkvrouw jhr \
     господин господина господину господином госпожа госпожи госпоже госпожу госпожои \
     пан пана панові пані панна κυριοσ κυριε κυριου κυρια κυριασ श्री श्रीमती",
    )
});

/// Offices, folded: they stand before a name too, but are no part of it.
const OFFICES: &str = "president vice head chief director minister commissioner chair chairman \
     chairwoman officer counsel counsellor member adviser advisor manager ambassador \
     secretary general ceo founder lead desk cabinet official officials senator judge \
     captain colonel major mayor governor chancellor premier deputy delegate \
     representative spokesman spokeswoman spokesperson assistant colleague colleagues \
     team unit staff leader expert bishop king";

/// Signs behind a family name in Chinese, Japanese and Korean.
const BEHIND: &str = "女士 先生 小姐 氏 さん 様 さま 君 博士 教授 部長 部长 社長 主席 总裁 总 经理 局长 总理 主任 书记 院长 市长 董事长 大使 委员 議員 议员 大臣 会長 老师 老師 夫人 太太 同志 殿 ちゃん くん 先輩 씨 님 대표 장관 의원 \
     회장 사장 교수 대사 위원 과장 부장";

/// Legal forms of firms, folded and without signs.
static LEGAL: LazyLock<Listed> = LazyLock::new(|| {
    list(
        "inc incorporated ltd limited llc llp lp plc corp corporation company co gmbh mbh \
     ag kg kgaa ug ev se sa sas sarl srl spa nv bv ab asa as aps oy oyj ou uab sia kft \
     zrt sro spzoo doo dd group holding pty pte eg sl slu ltda lda kk gesmbh cie jsc pjsc \
     ooo ood eood pt \
     בעמ ооо ао оао зао пао тов пат εε αε επε شركة",
    )
});

/// Further legal forms, after the Entity Legal Forms of ISO 20275, and words that stand behind the name of
/// a firm as those do. Behind the name of a person they may be a degree or another word.
const FURTHER: &str = "ohg gbr partg ewiv aktiengesellschaft gesellschaft bvba cvba sprl sca vof sasu \
     gie snc scs scop sau saom sadecv derldecv sdecv srldecv cv unipessoal \
     unipessoallda scrl ks vos sp spj spk spp ska psa sdn bhd sdnbhd tbk pvt ojsc \
     saog saoc fze fzco fzllc sti ltdsti as ike ehf hf sf sicav clg dac uc unlimited \
     cic cio holdings international foundation stichting stiftung fundacja fundacion \
     fondazione fondation vereniging verein ry rf kommanditbolag hb kb gmbhcokg ans \
     da ba sae sal wll bsc psc pjs ao oo zat vat kd dno jdoo sha shpk dooel adsitz \
     nyrt bt kkt tov spolecnostsrucenimomezenym";

/// Says whether a folded word is a form of address.
pub fn is_title(word: &str) -> bool {
    TITLES.contains(word)
}

/// Says whether a folded word is an office.
pub fn is_office(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    listed(OFFICES, &super::fold::folded(word))
}

/// Says whether a folded word is a legal form.
pub fn is_legal_form(word: &str) -> bool {
    LEGAL.contains(word)
}

/// Says whether a folded word may stand behind the name of a firm, and the firm be named without it.
pub fn may_be_left_out(word: &str) -> bool {
    is_legal_form(word) || listed(FURTHER, word)
}

/// Measures the signs of respect with which a text begins, as Asian names have them behind them:
/// `总`, and `总经理`, which is made of two.
pub fn respect(text: &str) -> usize {
    let bare = text.strip_prefix(' ').unwrap_or(text);
    let blank = text.len() - bare.len();
    let first: String = bare.chars().take(3).map(first_form).collect();
    let alike = |sign: &&str| first.starts_with(&sign.chars().map(first_form).collect::<String>());
    let sign = BEHIND.split(' ').filter(alike).map(str::len).max();
    sign.map_or(0, |length| {
        let rest = &bare[length..];
        let more = if rest.starts_with(' ') { 0 } else { respect(rest) };
        blank + length + more
    })
}

#[cfg(test)]
mod tests {
    use super::respect;

    #[test]
    fn signs_of_respect_are_taken_whole() {
        for (text, rest) in
            [("总经理来了", "来了"), ("主任委员", ""), (" 사장님이 왔다", "이 왔다")]
        {
            assert_eq!(&text[respect(text)..], rest);
        }
    }
}
