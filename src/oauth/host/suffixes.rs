//! What is registered under: public suffixes of two labels and more.
//!
//! Follows the Public Suffix List (publicsuffix.org, as psl 2.1.247 has it) in part. The whole of it weighs 32 kB compressed, a
//! fifth of the first visit, most of it towns of Japan, Norway and Italy. Here are the second levels of every country that
//! stand for a kind of registrant, not for a place; hosts that give everybody a name, as far as people deploy what signs in
//! there; and registries under a name of their own. Leaves out the domains of identity providers, whose tenants are told by
//! the table of providers.

/// A country a line, and its second levels; `*` where it registers nothing at the second level.
const COUNTRIES: &str = "\
ac com edu gov mil net org sch
ae ac co gov mil net org sch
af com edu gov net org
ag co com net nom org
ai com net org
al com edu gov mil net org
am co com net org radio
ao co ed edu gov gv org
ar com coop edu gob gov int mil net org tur
as gov
at ac co gv or priv
au asn com conf edu gov id net org oz
aw com
az biz co com edu gov info int mil name net org pp pro
ba com edu gov mil net org
bb biz co com edu gov info net org store tv
bd ac co com edu gov id info mil net org sch tv
be ac
bf gov
bh com edu gov net org
bi co com edu or org
bj agro co com edu info net org tourism
bm com edu gov net org
bn co com edu gov net org
bo agro com edu gob info int mil net org tv web
br adm adv agr am app arq art ato b bib bio blog bmd cim cng cnt com coop coz cri def des det dev ecn eco edu emp enf eng esp etc eti far flog fm fnd fot fst g12 geo ggf gov imb ind inf jor jus leg lel log mat med mil mp mus net not ntr odo ong org ppg pro psc psi qsl radio rec rep seg slg social srv taxi tc tec teo tmp trd tur tv vet vlog wiki xyz zlg
bs com edu gov net org
bt com edu gov net org
bw ac co gov net org
by com gov mil
bz co com edu gov net org
ca co gc
cd gov
ci ac asso co com ed edu go gouv int net or org
ck *
cl co gob gov mil
cm co com gov net
cn ac com edu gov mil net org sc
co com edu gov mil net nom org
cr ac co ed go or
cu com edu gob inf net org
cv com edu id int net org store
cw com edu net org
cx gov info
cy ac biz com gov ltd mil net org press pro tm
cz co gov
de co com
dk biz co firm store
dm co com edu gov net org
do art com edu gob gov mil net org web
dz art asso com edu gov net org tm
ec art com edu eng fin gob gov info k12 med mil net org pro tur
ee com edu gov med org
eg ac com edu gov info me mil name net org tv
er *
es com edu gob nom org
et biz com edu gov info name net org
fj ac biz com edu gov id info mil name net org pro
fk *
fm com edu net org radio
fr asso com gouv nom prd tm
gd edu gov
ge com edu gov net org school
gg co net org
gh biz com edu gov mil net org
gi com edu gov ltd org
gl co com edu net org
gn ac com edu gov net org
gp asso com edu mobi net org
gr com edu gov net org
gt com edu gob ind mil net org
gu com edu gov info net org web
gy co com edu gov net org
hk com edu gov idv inc ltd net org
hn com edu gob mil net org
hr com name
ht art asso com coop edu firm gouv info med net org pro shop
hu co hotel info org priv shop tm
id ac biz co desa go kop mil my net or ponpes sch web
ie gov
il ac co gov idf k12 muni net org
im ac co com net org tv
in ac ai bank biz co com coop edu er fin firm gen gov ind info int io me mil net nic org post pro res school travel tv web
io co com edu gov mil net nom org
iq com edu gov mil net org
ir ac co gov id net org sch
it co edu go gov me or tv
je co net org
jm *
jo com edu eng gov mil net org per sch tv
jp ac ad co ed go gr lg ne or
ke ac co go info me mobi ne or sc
kg com edu gov mil net org
kh com edu gov net org
ki biz com edu gov info net org
km asso com coop edu gouv gov mil nom org prd tm
kn edu gov net org
kp com edu gov org
kr ac co es go hs kg me mil ne or pe re sc
kw com edu gov ind net org
ky com edu net org
kz com edu gov mil net org
la com edu gov info int net org per
lb com edu gov net org
lc co com edu gov net org
lk ac assn com edu gov grp hotel int ltd net ngo org sch soc web
lr com edu gov net org
ls ac biz co edu gov info net org sc
lt gov
lv com edu gov id mil net org
ly com edu gov id med net org plc sch
ma ac co gov net org press
mc asso tm
me ac co edu gov net org priv
mg co com edu gov mil nom org prd
mk com edu gov inf name net org
ml ac art asso com edu gouv gov info net org
mm *
mn edu gov org
mo com edu gov net org
mr gov
ms com edu gov net org
mt com edu net org
mu ac co com gov net or org
mv biz com coop edu gov info int mil museum name net org pro
mw ac biz co com coop edu gov int net org
mx com edu gob net org
my biz com edu gov mil name net org
mz ac co edu gov mil net org
na co com gov net org
nc asso nom
nf arts com firm info net per rec store web
ng biz com edu firm gen gov ltd mil mobi name net ngo org plc sch
ni ac biz co com edu gob info int mil net nom org web
nl co gov
no co mil museum priv tm
np *
nr biz com edu gov info net org
nz ac co cri geek gen govt health iwi kiwi maori mil net org parliament school
om co com edu gov med museum net org pro
pa ac com edu gob med net nom org
pe com edu gob mil net nom org
pf com edu org
pg *
ph com edu gov mil net ngo org
pk ac biz com edu fam gob gov net org web
pl agro art biz co com edu gov info med mil net nom org priv shop tm tourism
pm name
pn co edu gov net org
pr ac biz com edu gov info name net org pro
ps com edu gov net org
pt com edu gov int net org
pw gov
py com coop edu gov mil net org
qa com edu gov mil name net org sch
re asso com
ro arts co com firm info nom org rec shop store tm
rs ac co edu gov org
ru ac com edu gov int mil net org pp
rw ac co coop gov mil net org
sa com edu gov med net org sch
sb com edu gov net org
sc com edu gov net org
sd com edu gov info med net org tv
se ac com org pp press tm
sg com edu gov net org
sh com gov mil net org
sk org
sl com edu gov net org
sn art com edu gouv org
so com edu gov me net org
ss biz co com edu gov me net org sch
st co com edu mil net org store
sv com edu gob org
sx gov
sy com edu gov mil net org
sz ac co org
tf sch
th ac co go in mi net online or shop
tj biz co com edu go gov int mil name net nic org web
tl gov
tm co com edu gov mil net nom org
tn com fin gov ind info net org tourism
to com edu gov mil net org
tr av bbs bel biz com dr edu gen gov info k12 kep mil name net org pol tel tsk tv web
tt biz co com edu gov info mil name net org pro
tw club com ebiz edu game gov idv mil net org
tz ac co go hotel info me mil mobi ne or sc tv
ua biz co com edu gov inf ltd net org pp
ug ac co com edu go gov mil ne or org sc
uk ac co gov ltd me net nhs org plc police
us co id me ne ngo or sc
uy com edu gv mil net org
uz co com net org
vc com edu gov gv mil net org
ve arts co com edu firm gob gov info int mil net nom org rec store web
vg edu
vi co com k12 net org
vn ac biz com edu gov id info int name net org pro
vu com edu net org
wf biz sch
ws com edu gov net org
ye com edu gov mil net org
yt org
za ac agric alt co edu gov grondar law mil net ngo nic nis nom org school tm web
zm ac biz co com edu gov info mil net org sch
zw ac co gov mil org
";

/// Hosts that give everybody a name; `*` is any one label, a region mostly.
const HOSTS: &[&str] = &[
    "amazonaws.com",
    "amplifyapp.com",
    "app.render.com",
    "appspot.com",
    "*.awsapprunner.com",
    "azure-api.net",
    "*.azurecontainer.io",
    "azureedge.net",
    "azurefd.net",
    "*.azurestaticapps.net",
    "azurestaticapps.net",
    "azurewebsites.net",
    "azurewebsites.us",
    "base44.app",
    "blogspot.com",
    "bolt.host",
    "bubbleapps.io",
    "cleverapps.io",
    "*.cloudapp.azure.com",
    "cloudapp.net",
    "cloudfront.net",
    "cloudfunctions.net",
    "*.code.run",
    "convex.app",
    "convex.site",
    "csb.app",
    "ddns.net",
    "deno.dev",
    "*.digitaloceanspaces.com",
    "duckdns.org",
    "dynv6.net",
    "edgecompute.app",
    "*.elasticbeanstalk.com",
    "elasticbeanstalk.com",
    "encr.app",
    "execute-api.*.amazonaws.com",
    "firebaseapp.com",
    "fly.dev",
    "framer.app",
    "framer.website",
    "*.gateway.dev",
    "github.dev",
    "github.io",
    "gitlab.io",
    "glitch.me",
    "herokuapp.com",
    "hf.space",
    "hopto.org",
    "lambda-url.*.on.aws",
    "lovable.app",
    "modx.dev",
    "myshopify.com",
    "netlify.app",
    "ngrok-free.app",
    "ngrok-free.dev",
    "ngrok.app",
    "ngrok.dev",
    "*.ngrok.io",
    "ngrok.io",
    "ngrok.pizza",
    "no-ip.org",
    "*.northflank.app",
    "now.sh",
    "on-aptible.com",
    "ondigitalocean.app",
    "onrender.com",
    "*.oraclecloudapps.com",
    "pages.dev",
    "pantheonsite.io",
    "*.platformsh.site",
    "pythonanywhere.com",
    "*.r.appspot.com",
    "r2.dev",
    "railway.app",
    "repl.co",
    "replit.app",
    "*.replit.dev",
    "replit.dev",
    "*.run.app",
    "s3.*.amazonaws.com",
    "s3.amazonaws.com",
    "streamlit.app",
    "surge.sh",
    "synology.me",
    "trycloudflare.com",
    "ts.net",
    "up.railway.app",
    "val.run",
    "vercel.app",
    "vercel.dev",
    "wasmer.app",
    "web.app",
    "*.web.core.windows.net",
    "web.core.windows.net",
    "webflow.io",
    "wixsite.com",
    "workers.dev",
    "zeabur.app",
];

/// Registries that sell names under a name that they registered.
const REGISTRIES: &[&str] = &[
    "ae.org",
    "africa.com",
    "br.com",
    "cn.com",
    "co.at",
    "co.com",
    "co.dk",
    "co.it",
    "co.nl",
    "co.no",
    "com.de",
    "com.se",
    "de.com",
    "eu.com",
    "gb.net",
    "gr.com",
    "hu.net",
    "in.net",
    "it.com",
    "jp.net",
    "jpn.com",
    "mex.com",
    "ru.com",
    "sa.com",
    "se.net",
    "uk.com",
    "uk.net",
    "us.com",
    "us.org",
    "za.com",
];

/// Where the public suffix of a host begins, in ASCII and lower case: its last label, or more where a row has them.
pub fn begins(host: &str) -> usize {
    // No row has more labels.
    const MOST: usize = 5;
    let starts: Vec<usize> = (host.rmatch_indices('.').map(|(at, _)| at + 1))
        .take(MOST)
        .collect();
    let whole = (starts.len() < MOST).then_some(0);
    let longest_first = whole.into_iter().chain(starts.iter().rev().copied());
    let mut listed = longest_first.filter(|start| is_listed(&host[*start..]));
    let last = starts.first().copied().unwrap_or(0);
    listed.next().unwrap_or(last)
}

fn is_listed(suffix: &str) -> bool {
    let in_list = |list: &[&str]| list.iter().any(|row| is_like(row, suffix));
    is_second_level(suffix) || in_list(HOSTS) || in_list(REGISTRIES)
}

/// Whether it is a second level of a country.
fn is_second_level(suffix: &str) -> bool {
    let Some((level, country)) = suffix.split_once('.') else {
        return false;
    };
    let mut rows = COUNTRIES.lines().map(|row| row.split(' '));
    let row = rows.find_map(|mut words| (words.next() == Some(country)).then_some(words));
    let is_level = |word: &str| word == level || (word == "*" && !level.contains('.'));
    row.is_some_and(|mut words| words.any(is_level))
}

/// Whether every label is the row's, or the row has `*` for it.
fn is_like(row: &str, suffix: &str) -> bool {
    let (mut wanted, mut labels) = (row.split('.'), suffix.split('.'));
    loop {
        match (wanted.next(), labels.next()) {
            (None, None) => return true,
            (Some(word), Some(label)) if word == "*" || word == label => {}
            _ => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_public_suffix_of_a_host() {
        for (host, suffix) in [
            ("auth0.com", "com"),
            ("a.b.c.d.e.example", "example"),
            ("login.acme.co.uk", "co.uk"),
            ("acme.nhs.uk", "nhs.uk"),
            ("login.acme.com.au", "com.au"),
            ("acme.id.au", "id.au"),
            ("acme.co.jp", "co.jp"),
            ("acme.go.jp", "go.jp"),
            ("acme.com.br", "com.br"),
            ("acme.co.nz", "co.nz"),
            ("acme.co.za", "co.za"),
            ("acme.co.in", "co.in"),
            ("acme.co.kr", "co.kr"),
            ("acme.com.mx", "com.mx"),
            ("acme.gob.mx", "gob.mx"),
            ("acme.com.tr", "com.tr"),
            ("acme.co.il", "co.il"),
            ("acme.com.sg", "com.sg"),
            ("acme.com.cn", "com.cn"),
            ("acme.gouv.fr", "gouv.fr"),
            ("acme.anything.ck", "anything.ck"),
            ("com.au", "com.au"),
            // Not every country has them.
            ("login.co.ch", "ch"),
            ("login.com.io", "com.io"),
            ("login.co.dev", "dev"),
            ("acme.vercel.app", "vercel.app"),
            ("a.acme.netlify.app", "netlify.app"),
            ("acme.azurewebsites.net", "azurewebsites.net"),
            ("acme.amplifyapp.com", "amplifyapp.com"),
            ("main.d1.amplifyapp.com", "amplifyapp.com"),
            ("acme.1.azurestaticapps.net", "1.azurestaticapps.net"),
            ("acme-x.a.run.app", "a.run.app"),
            ("acme-1.europe-west1.run.app", "europe-west1.run.app"),
            (
                "a1.execute-api.eu-west-1.amazonaws.com",
                "execute-api.eu-west-1.amazonaws.com",
            ),
            (
                "a1.lambda-url.eu-west-1.on.aws",
                "lambda-url.eu-west-1.on.aws",
            ),
            ("acme.eu.ngrok.io", "eu.ngrok.io"),
            ("acme.up.railway.app", "up.railway.app"),
            ("acme.eu.com", "eu.com"),
            ("vercel.app", "vercel.app"),
            ("localhost", "localhost"),
            ("", ""),
        ] {
            assert_eq!(&host[begins(host)..], suffix, "{host}");
        }
    }

    #[test]
    fn rows_are_in_order_and_stand_once() {
        let countries: Vec<&str> = COUNTRIES.lines().map(|row| &row[..2]).collect();
        let bare = |row: &&str| row.trim_start_matches("*.").to_owned();
        let hosts: Vec<String> = HOSTS.iter().map(bare).collect();
        assert!(countries.is_sorted() && hosts.is_sorted() && REGISTRIES.is_sorted());
        for row in COUNTRIES.lines() {
            let levels: Vec<&str> = row.split(' ').skip(1).collect();
            let is_once = levels.windows(2).all(|two| two[0] < two[1]);
            assert!(is_once && !levels.is_empty(), "{row}");
        }
        let is_once = |list: &[&str]| (1..list.len()).all(|at| !list[..at].contains(&list[at]));
        assert!(is_once(&countries) && is_once(HOSTS) && is_once(REGISTRIES));
        let labels = HOSTS
            .iter()
            .chain(REGISTRIES)
            .map(|row| row.split('.').count());
        assert!(labels.max() <= Some(5), "begins() looks at five");
    }
}
