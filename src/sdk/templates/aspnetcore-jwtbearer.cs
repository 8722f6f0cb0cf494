@file Program.cs
@[!.aud] using System.Security.Claims;
@[.secret] using System.Text;
using Microsoft.AspNetCore.Authentication.JwtBearer;
@[.secret] using Microsoft.IdentityModel.Tokens;

var builder = WebApplication.CreateBuilder(args);

builder.Services
    .AddAuthentication(JwtBearerDefaults.AuthenticationScheme)
    .AddJwtBearer(options =>
    {
@[!.apart] @[!.secret]         options.Authority = @{.issuer};
@[.apart] @[!.secret]         options.Authority = @{.authority};
@[.secret]         options.TokenValidationParameters.ValidIssuer = @{.issuer};
@[.secret]         options.TokenValidationParameters.IssuerSigningKey = new SymmetricSecurityKey(
@[.secret]             Encoding.UTF8.GetBytes(builder.Configuration["TOKEN_SECRET"]!));
@[.aud]         options.Audience = @{.api_audience};
        options.MapInboundClaims = false;
@[!.algorithms]         options.TokenValidationParameters.ValidAlgorithms = [@{.algorithm}];
@[.algorithms]         options.TokenValidationParameters.ValidAlgorithms = [@{.algorithms:list}];
@[.skew]         options.TokenValidationParameters.ClockSkew = TimeSpan.FromSeconds(@{.skew:number});
@[!.aud]         options.TokenValidationParameters.ValidateAudience = false;
@[!.aud]         options.Events = new JwtBearerEvents
@[!.aud]         {
@[!.aud]             OnTokenValidated = context =>
@[!.aud]             {
@[!.aud]                 if (context.Principal?.FindFirstValue("token_use") != "access"
@[!.aud]                     || context.Principal.FindFirstValue("client_id") != @{client_id})
@[!.aud]                 {
@[!.aud]                     context.Fail("not an access token of this application");
@[!.aud]                 }
@[!.aud]                 return Task.CompletedTask;
@[!.aud]             },
@[!.aud]         };
    });
@[!.scopes] builder.Services.AddAuthorization();
@[.scopes] builder.Services.AddAuthorization(options =>
@[.scopes]     options.AddPolicy("orders", policy => policy.RequireAssertion(context =>
@[.scopes]     {
@[.scopes]         var granted = context.User.FindAll(@{.scope_claim}).SelectMany(claim => claim.Value.Split(' ')).ToHashSet();
@[.scopes]         return granted.IsSupersetOf([@{.scopes:list}]);
@[.scopes]     })));

var app = builder.Build();
app.UseAuthentication();
app.UseAuthorization();
@[!.scopes] app.MapGet("/orders", () => "orders").RequireAuthorization();
@[.scopes] app.MapGet("/orders", () => "orders").RequireAuthorization("orders");
app.Run();
