@file SignIn.kt
import android.content.Context
import com.auth0.android.Auth0
import com.auth0.android.provider.WebAuthProvider
import com.auth0.android.result.Credentials

suspend fun signIn(context: Context): Credentials {
    val account = Auth0.getInstance(@{client_id}, @{.domain})
    return WebAuthProvider.login(account)
        .withRedirectUri(@{redirect_uri})
        .withAudience(@{audience})
        .withScope(@{scope})
        .withConnection(@{connection})
        .withConnectionScope(@{connection_scope})
        .withOrganization(@{organization})
        .withMaxAge(@{max_age:number})
@[*]         .withParameters(
@[*]             mapOf(
                @{*name} to @{*value},
@[*]             )
@[*]         )
        .await(context)
}
