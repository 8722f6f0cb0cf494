//! Amazon Cognito, Google, Firebase, Apple; and what machines sign in with: GitHub, GitLab, Kubernetes.

use crate::oauth::claims::{ClaimRow, Shown, rows};
use crate::spec::{Clause, observed, page};
use Shown::{List, Members, Plain, Truth, Words as Said};

const COGNITO_AT: Clause = page(
    "Amazon Cognito docs: access token",
    "https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html",
);
const COGNITO_ID: Clause = page(
    "Amazon Cognito docs: ID token",
    "https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-id-token.html",
);

pub const COGNITO: &[ClaimRow] = rows! {
    "client_id", Plain, COGNITO_AT, "The app client that the token was issued to, to be checked where aud is missing.";
    "cognito:groups", List("group"), COGNITO_ID, "The groups of the user pool that the person belongs to.";
    "cognito:preferred_role", Plain, COGNITO_ID, "The role of the person’s foremost group.";
    "cognito:roles", List("role"), COGNITO_ID, "The roles of the person’s groups.";
    "cognito:username", Plain, COGNITO_ID, "The person’s user name in the user pool.";
    "custom:*", Plain, COGNITO_ID, "An attribute that the user pool’s owner added.";
    "device_key", Plain, COGNITO_AT, "The device that the person signed in on.";
    "event_id", Plain, COGNITO_AT, "The sign-in that the token comes from.";
    "identities", List("identity"), COGNITO_ID, "The person’s accounts at other identity providers.";
    "origin_jti", Plain, COGNITO_AT, "The refresh token that this one belongs to; revoking that one revokes this one.";
    "token_use", Said(&[("access", "access token"), ("id", "ID token")]), COGNITO_AT, "What the token is for.";
    "username", Plain, COGNITO_AT, "The person’s user name in the user pool.";
    "version", Plain, COGNITO_AT, "The version of the token.";
};

const GOOGLE_ID: Clause = page(
    "Google docs: an ID token’s payload",
    "https://developers.google.com/identity/openid-connect/openid-connect#an-id-tokens-payload",
);

pub const GOOGLE: &[ClaimRow] = rows! {
    "azp", Plain, GOOGLE_ID, "The client that shows the token, where that is another one of the same project.";
    "email", Plain, GOOGLE_ID, "The person’s e-mail address, which can change: use sub to know the person again.";
    "hd", Plain, GOOGLE_ID, "The organization’s domain that the account belongs to; missing for private accounts.";
};

const FIREBASE_RULES: Clause = page(
    "Firebase docs: security rules and authentication",
    "https://firebase.google.com/docs/rules/rules-and-auth",
);

const FIREBASE_ID: Clause = page(
    "Firebase docs: verify ID tokens",
    "https://firebase.google.com/docs/auth/admin/verify-id-tokens",
);

pub const FIREBASE: &[ClaimRow] = rows! {
    "aud", Plain, FIREBASE_ID, "The Firebase project, not a client.";
    "firebase", Plain, FIREBASE_RULES, "With which account the person signed in, and the accounts that belong together.";
    "user_id", Plain, observed("tokens of Firebase"), "The person, as in sub.";
};

const APPLE_ID: Clause = page(
    "Apple docs: id_token",
    "https://developer.apple.com/documentation/signinwithapplejs/authorizationi/id_token",
);

pub const APPLE: &[ClaimRow] = rows! {
    "is_private_email", Truth, APPLE_ID, "Whether the e-mail address is one that Apple forwards to the person’s own.";
    "nonce_supported", Truth, APPLE_ID, "Whether the platform can carry a nonce, and so has to where one was sent.";
    "real_user_status", Said(&[("0", "not supported"), ("1", "unknown"), ("2", "likely a real person")]), APPLE_ID, "Whether Apple takes the person for a real one.";
    "transfer_sub", Plain, APPLE_ID, "The person’s identifier for an app that moves to another team.";
};

const ACTIONS: Clause = page(
    "GitHub docs: OpenID Connect reference",
    "https://docs.github.com/en/actions/reference/security/oidc",
);

const VISIBLE: Shown = Said(&[
    ("internal", "seen by the enterprise"),
    ("private", "seen by those who may"),
    ("public", "seen by everybody"),
]);
const RUNNER: Shown = Said(&[
    ("github-hosted", "GitHub’s own machine"),
    ("gitlab-hosted", "GitLab’s own machine"),
    ("self-hosted", "the owner’s machine"),
]);

pub const GITHUB: &[ClaimRow] = rows! {
    "actor", Plain, ACTIONS, "The account that started the workflow run.";
    "actor_id", Plain, ACTIONS, "The account that started the workflow run, by its number.";
    "aud", Plain, ACTIONS, "Whom the token is for, by default the address of the repository’s owner.";
    "base_ref", Plain, ACTIONS, "The branch that the pull request goes to.";
    "check_run_id", Plain, ACTIONS, "The check run of the job.";
    "enterprise", Plain, ACTIONS, "The enterprise that the repository belongs to.";
    "enterprise_id", Plain, ACTIONS, "The enterprise that the repository belongs to, by its number.";
    "environment", Plain, ACTIONS, "The environment that the job uses.";
    "event_name", Plain, ACTIONS, "The event that started the workflow run.";
    "head_ref", Plain, ACTIONS, "The branch that the pull request comes from.";
    "job_workflow_ref", Plain, ACTIONS, "The reusable workflow that the job is from, and at which ref.";
    "job_workflow_sha", Plain, ACTIONS, "The commit of the reusable workflow’s file.";
    "ref", Plain, ACTIONS, "The branch or tag that started the workflow run.";
    "ref_protected", Truth, observed("tokens of GitHub Actions"), "Whether the branch or tag is protected.";
    "ref_type", Plain, ACTIONS, "Whether the ref is a branch or a tag.";
    "repo_property_*", Plain, ACTIONS, "A property that the organization gave the repository.";
    "repository", Plain, ACTIONS, "The repository that the workflow runs in.";
    "repository_id", Plain, ACTIONS, "The repository, by its number, which a rename does not change.";
    "repository_owner", Plain, ACTIONS, "The owner of the repository.";
    "repository_owner_id", Plain, ACTIONS, "The owner of the repository, by its number, which a rename does not change.";
    "repository_visibility", VISIBLE, ACTIONS, "Who can see the repository.";
    "run_attempt", Plain, ACTIONS, "How often this run has been tried.";
    "run_id", Plain, ACTIONS, "The workflow run.";
    "run_number", Plain, ACTIONS, "How often the workflow has run.";
    "runner_environment", RUNNER, ACTIONS, "Whose machine the job runs on.";
    "sha", Plain, observed("tokens of GitHub Actions"), "The commit that the workflow runs for.";
    "sub", Plain, ACTIONS, "Repository and branch, environment or pull request, as cloud roles are bound to it.";
    "workflow", Plain, ACTIONS, "The name of the workflow.";
    "workflow_ref", Plain, ACTIONS, "The workflow’s file, and at which ref.";
    "workflow_sha", Plain, ACTIONS, "The commit of the workflow’s file.";
};

const CI: Clause = page(
    "GitLab docs: ID tokens",
    "https://docs.gitlab.com/ci/secrets/id_token_authentication/",
);

const GITLAB_SEEN: Clause = observed("tokens of GitLab");

pub const GITLAB: &[ClaimRow] = rows! {
    "aud", Plain, CI, "Whom the token is for, as the job’s id_tokens say.";
    "ci_config_ref_uri", Plain, CI, "The pipeline’s definition, and at which ref.";
    "ci_config_sha", Plain, CI, "The commit of the pipeline’s definition.";
    "deployment_tier", Plain, CI, "The tier of the environment that the job deploys to.";
    "environment", Plain, CI, "The environment that the job deploys to.";
    "environment_protected", Truth, CI, "Whether the environment is protected.";
    "groups_direct", List("group"), GITLAB_SEEN, "The groups that the person is a direct member of.";
    "job_id", Plain, CI, "The job.";
    "namespace_id", Plain, CI, "The group or user that the project belongs to, by its number.";
    "namespace_path", Plain, CI, "The group or user that the project belongs to.";
    "pipeline_id", Plain, CI, "The pipeline.";
    "pipeline_source", Plain, CI, "What started the pipeline.";
    "project_id", Plain, CI, "The project, by its number.";
    "project_path", Plain, CI, "The project.";
    "project_visibility", VISIBLE, CI, "Who can see the project.";
    "ref", Plain, CI, "The branch or tag that the job runs for.";
    "ref_path", Plain, CI, "The branch or tag in full, such as refs/heads/main.";
    "ref_protected", Truth, CI, "Whether the branch or tag is protected.";
    "ref_type", Plain, CI, "Whether the ref is a branch or a tag.";
    "runner_environment", RUNNER, CI, "Whose machine the job runs on.";
    "runner_id", Plain, CI, "The runner that the job runs on.";
    "sha", Plain, CI, "The commit that the job runs for.";
    "sub", Plain, CI, "Project, kind of ref and ref, as roles elsewhere are bound to it.";
    "sub_legacy", Plain, GITLAB_SEEN, "The person’s identifier as sub used to have it.";
    "user_access_level", Plain, CI, "What the person may do in the project.";
    "user_email", Plain, CI, "The e-mail address of the person who runs the job.";
    "user_id", Plain, CI, "The person who runs the job, by number.";
    "user_identities", List("identity"), CI, "The person’s accounts at other identity providers.";
    "user_login", Plain, CI, "The user name of the person who runs the job.";
};

const BOUND: Clause = page(
    "Kubernetes docs: managing service accounts",
    "https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/",
);
const LEGACY: Clause = observed("tokens of Kubernetes secrets");

pub const KUBERNETES: &[ClaimRow] = rows! {
    "kubernetes.io", Members(&[("node", "bound to a node"), ("pod", "bound to a pod"), ("secret", "bound to a secret")]), BOUND, "The service account, and the pod, node or secret that the token ends with.";
    "kubernetes.io/serviceaccount/namespace", Plain, LEGACY, "The namespace of the service account.";
    "kubernetes.io/serviceaccount/secret.name", Plain, LEGACY, "The secret that holds this token, which never expires.";
    "kubernetes.io/serviceaccount/service-account.name", Plain, LEGACY, "The service account.";
    "kubernetes.io/serviceaccount/service-account.uid", Plain, LEGACY, "The service account, by its unique identifier.";
};
