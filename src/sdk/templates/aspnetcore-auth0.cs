@file Program.cs
using Auth0.AspNetCore.Authentication;

var builder = WebApplication.CreateBuilder(args);

builder.Services
    .AddAuth0WebAppAuthentication(options =>
    {
        options.Domain = @{.domain};
        options.ClientId = @{client_id};
        options.ClientSecret = builder.Configuration["Auth0:ClientSecret"];
        options.CallbackPath = @{.callback_path};
        options.Scope = @{scope};
        options.Organization = @{organization};
        options.MaxAge = TimeSpan.FromSeconds(@{max_age:number});
@[*]         options.LoginParameters = new Dictionary<string, string>
@[*]         {
            [@{*name}] = @{*value},
@[*]         };
    })
    .WithAccessToken(options =>
    {
        options.Audience = @{audience};
@[.offline]         options.UseRefreshTokens = true;
    });

// In a controller or a page:
// var accessToken = await HttpContext.GetTokenAsync("access_token");
