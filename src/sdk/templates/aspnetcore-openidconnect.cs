@file Program.cs
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;

var builder = WebApplication.CreateBuilder(args);

builder.Services
    .AddAuthentication(options =>
    {
        options.DefaultScheme = CookieAuthenticationDefaults.AuthenticationScheme;
        options.DefaultChallengeScheme = OpenIdConnectDefaults.AuthenticationScheme;
    })
    .AddCookie()
    .AddOpenIdConnect(options =>
    {
        options.Authority = @{.authority};
        options.ClientId = @{client_id};
        options.ClientSecret = builder.Configuration["Oidc:ClientSecret"];
        options.CallbackPath = @{.callback_path};
        options.ResponseType = @{response_type};
@[.in_query]         options.ResponseMode = "query";
        options.ResponseMode = @{response_mode};
        options.SaveTokens = true;
        options.Scope.Clear();
        options.Scope.Add(@{scope:each});
        options.Resource = @{resource};
        options.Prompt = @{prompt};
        options.MaxAge = TimeSpan.FromSeconds(@{max_age:number});
@[.token_resource]         options.Events.OnAuthorizationCodeReceived = context =>
@[.token_resource]         {
            context.TokenEndpointRequest!.SetParameter("resource", @{.token_resource});
@[.token_resource]             return Task.CompletedTask;
@[.token_resource]         };
        options.AdditionalAuthorizationParameters.Add(@{*name}, @{*value});
    });

// In a controller or a page:
// var accessToken = await HttpContext.GetTokenAsync("access_token");
