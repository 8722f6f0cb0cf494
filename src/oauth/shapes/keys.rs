//! Keys and tokens of vendors that are no provider of ours, known by the beginnings that vendors give them to be found by.
//!
//! Lengths are those of the scanners' rules that are cited, or wider. Kinds are those of the vendor's words: what OAuth hands
//! out is an access token, what a person makes in a settings page is an API key.

use super::inside;
use crate::oauth::evidence::Strength::{Conclusive, Strong, Weak};
use crate::oauth::kind::Kind::{
    AccessToken, ApiKey, ClientSecret, RefreshToken, ServiceAccountToken, SessionToken, Unknown,
};
use crate::oauth::shape::{Shape, not_a_jwt, shape};
use crate::spec::{observed, page};

macro_rules! gitleaks {
    ($rule:literal) => {
        page(
            concat!("gitleaks rule ", $rule),
            "https://github.com/gitleaks/gitleaks/blob/master/config/gitleaks.toml",
        )
    };
}

macro_rules! trufflehog {
    ($detector:literal) => {
        page(
            concat!("TruffleHog detector ", $detector),
            concat!(
                "https://github.com/trufflesecurity/trufflehog/tree/main/pkg/detectors/",
                $detector
            ),
        )
    };
}

/// Those with dots come first: they could be taken for a JWT.
#[rustfmt::skip]
pub const KEYS: &[Shape] = &[
    not_a_jwt(r"SG\.[\w-]{20,24}\.[\w-]{39,50}", ApiKey, Strong, "SendGrid API key", trufflehog!("sendgrid")),
    not_a_jwt(r"[\w-]{23,28}\.[\w-]{6}\.[\w-]{27,38}", ApiKey, Strong, "Discord bot token", trufflehog!("discordbottoken")).checked(inside::is_discord),
    not_a_jwt(r"sl\.[\w=-]{130,}|sl\.u\.[\w=-]{130,}", AccessToken, Strong, "Dropbox access token", trufflehog!("dropbox")),
    not_a_jwt(r"hvs\.[\w-]{24,}|hvb\.[\w-]{90,}", ApiKey, Strong, "HashiCorp Vault token", gitleaks!("vault-service-token")),
    shape(r"s\.[A-Za-z0-9]{24}", ApiKey, Weak, "HashiCorp Vault token", gitleaks!("vault-service-token")),

    shape(r"xoxb-\d[\w-]{16,}", AccessToken, Strong, "Slack bot token", gitleaks!("slack-bot-token")),
    shape(r"xox[po]-\d[\w-]{16,}", AccessToken, Strong, "Slack user token", gitleaks!("slack-user-token")),
    shape(r"xoxa-[\w-]{8,}", AccessToken, Strong, "Slack workspace token", gitleaks!("slack-legacy-workspace-token")),
    shape(r"xoxr-[\w-]{8,}", RefreshToken, Strong, "Slack refresh token", gitleaks!("slack-legacy-workspace-token")),
    shape(r"xoxs-\d[\w-]{16,}", SessionToken, Strong, "Slack session token", gitleaks!("slack-legacy-token")),
    shape(r"xoxe\.xox[bp]-\d-[\w-]{40,}", AccessToken, Strong, "Slack access token that expires", gitleaks!("slack-config-access-token")),
    shape(r"xoxe-\d-[\w-]{40,}", RefreshToken, Strong, "Slack refresh token", gitleaks!("slack-config-refresh-token")),
    shape(r"xapp-\d-[A-Za-z0-9]+-\d+-[A-Za-z0-9]+", ApiKey, Strong, "Slack app-level token", gitleaks!("slack-app-token")),

    // Clerk's secret keys begin like Stripe's.
    shape(r"sk_test_[A-Za-z0-9]{10,}|sk_live_[A-Za-z0-9]{10,}|sk_prod_[A-Za-z0-9]{10,}", ApiKey, Strong, "secret API key of Stripe or Clerk", gitleaks!("stripe-access-token")),
    shape(r"rk_test_[A-Za-z0-9]{10,}|rk_live_[A-Za-z0-9]{10,}|rk_prod_[A-Za-z0-9]{10,}", ApiKey, Strong, "Stripe restricted API key", gitleaks!("stripe-access-token")),

    shape(r"AKIA[A-Z2-7]{16}|ABIA[A-Z2-7]{16}|ACCA[A-Z2-7]{16}|A3T[A-Z0-9][A-Z2-7]{16}", Unknown, Strong, "AWS access key ID, which does nothing without its secret key", gitleaks!("aws-access-token")),
    shape(r"ASIA[A-Z2-7]{16}", Unknown, Strong, "AWS access key ID of temporary credentials, which does nothing without its secret key", gitleaks!("aws-access-token")),
    shape(r"IQoJb3JpZ2lu[\w+/=%-]{80,}|F[wQ]oGZXIvYXdz[\w+/=%-]{80,}", SessionToken, Strong, "AWS session token of temporary credentials", observed("public samples")),

    shape(r"AQ[\w-]{200,}", AccessToken, Weak, "LinkedIn access token; not confirmed by documentation", observed("public samples")),
    shape(r"EAA[MC][A-Za-z0-9]{100,}", AccessToken, Strong, "Meta access token", gitleaks!("facebook-page-access-token")),
    shape(r"EAA[A-Za-z0-9]{60,}", AccessToken, Weak, "Meta access token", observed("public samples")),
    shape(r"\d{15,16}\|[\w-]{27,40}", AccessToken, Strong, "Meta app access token", gitleaks!("facebook-access-token")),
    shape(r"EAAA[\w-]{22,60}|sq0atp-[\w-]{22,60}", AccessToken, Strong, "Square access token", gitleaks!("square-access-token")),
    shape(r"A{22}[A-Za-z0-9%]{80,100}", AccessToken, Strong, "app-only bearer token of X (Twitter)", gitleaks!("twitter-bearer-token")),
    shape(r"\d{5,16}:A[\w-]{34}", ApiKey, Strong, "Telegram bot token", gitleaks!("telegram-bot-api-token")),

    shape(r"lin_api_[A-Za-z0-9]{40}", ApiKey, Strong, "Linear API key", gitleaks!("linear-api-key")),
    shape(r"ntn_\d{11}[A-Za-z0-9]{35}", ApiKey, Strong, "Notion integration token", gitleaks!("notion-api-token")),
    shape(r"secret_[A-Za-z0-9]{43}", ApiKey, Weak, "Notion integration token", trufflehog!("notion")),
    shape(r"dop_v1_[a-f0-9]{64}", ApiKey, Strong, "DigitalOcean personal access token", gitleaks!("digitalocean-pat")),
    shape(r"doo_v1_[a-f0-9]{64}", AccessToken, Strong, "DigitalOcean OAuth access token", gitleaks!("digitalocean-access-token")),
    shape(r"dor_v1_[a-f0-9]{64}", RefreshToken, Strong, "DigitalOcean refresh token", gitleaks!("digitalocean-refresh-token")),
    shape(r"shpat_[a-fA-F0-9]{32}", AccessToken, Strong, "Shopify access token", gitleaks!("shopify-access-token")),
    shape(r"shpca_[a-fA-F0-9]{32}", AccessToken, Strong, "Shopify custom app access token", gitleaks!("shopify-custom-access-token")),
    shape(r"shppa_[a-fA-F0-9]{32}", AccessToken, Strong, "Shopify private app access token", gitleaks!("shopify-private-app-access-token")),
    shape(r"shpss_[a-fA-F0-9]{32}", ClientSecret, Strong, "Shopify app secret", gitleaks!("shopify-shared-secret")),
    shape(r"npm_[A-Za-z0-9]{36}", ApiKey, Strong, "access token of npm", gitleaks!("npm-access-token")),
    shape(r"dckr_pat_[\w-]{27}", ApiKey, Strong, "Docker personal access token", trufflehog!("dockerhub")),
    shape(r"dckr_oat_[\w-]{32}", ApiKey, Strong, "Docker organisation access token", trufflehog!("dockerhub")),
    shape(r"hf_[A-Za-z0-9]{34}|api_org_[A-Za-z0-9]{34}", ApiKey, Strong, "Hugging Face access token", trufflehog!("huggingface")),
    shape(r"ATATT3[\w=-]{100,}", ApiKey, Strong, "Atlassian API token", gitleaks!("atlassian-api-token")),
    shape(r"ATCTT3xFfG[\w+/=-]{40,}", ApiKey, Strong, "Atlassian organisation API key", trufflehog!("atlassian")),
    shape(r"dapi[a-f0-9]{32}-?\d?", ApiKey, Strong, "Databricks personal access token", gitleaks!("databricks-api-token")),
    shape(r"glsa_[A-Za-z0-9]{32}_[A-Fa-f0-9]{8}", ServiceAccountToken, Strong, "Grafana service account token", gitleaks!("grafana-service-account-token")),
    shape(r"glc_[A-Za-z0-9+/]{32,400}=*", ApiKey, Strong, "Grafana Cloud access policy token", gitleaks!("grafana-cloud-api-token")),
    shape(r"eyJrIjoi[A-Za-z0-9]{40,400}=*", ApiKey, Strong, "Grafana API key (legacy)", gitleaks!("grafana-api-key")).checked(inside::is_grafana),
    shape(r"HRKU-AA[\w-]{58}", ApiKey, Strong, "Heroku API key", gitleaks!("heroku-api-key-v2")),
    shape(r"pypi-AgEIcHlwaS5vcmc[\w-]{50,}", ApiKey, Strong, "PyPI API token (a macaroon)", gitleaks!("pypi-upload-token")),
    shape(r"ops_eyJ[A-Za-z0-9+/]{200,}=*", ServiceAccountToken, Conclusive, "1Password service account token", gitleaks!("1password-service-account-token")),
    shape(r"sk-ant-[a-z]+\d\d-[\w-]{80,}", ApiKey, Strong, "Anthropic API key", gitleaks!("anthropic-api-key")),
    shape(r"sk-[a-z]+-[\w-]{74}T3BlbkFJ[\w-]{74}|sk-[a-z]+-[\w-]{58}T3BlbkFJ[\w-]{58}|sk-[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20}", ApiKey, Strong, "OpenAI API key", gitleaks!("openai-api-key")),
    shape(r"\d{1,9}\|\w{40,80}", ApiKey, Strong, "Laravel Sanctum API token", page("Laravel Sanctum: HasApiTokens.php", "https://github.com/laravel/sanctum/blob/4.x/src/HasApiTokens.php")),
];
