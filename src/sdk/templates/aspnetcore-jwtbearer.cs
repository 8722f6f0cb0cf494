@file Program.cs
@[!.aud] using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.JwtBearer;

var builder = WebApplication.CreateBuilder(args);

builder.Services
    .AddAuthentication(JwtBearerDefaults.AuthenticationScheme)
    .AddJwtBearer(options =>
    {
@[!.apart]         options.Authority = @{.issuer};
@[.apart]         options.Authority = @{.authority};
@[.aud]         options.Audience = @{.api_audience};
        options.MapInboundClaims = false;
        options.TokenValidationParameters.ValidAlgorithms = [@{.algorithm}];
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
builder.Services.AddAuthorization();

var app = builder.Build();
app.UseAuthentication();
app.UseAuthorization();
app.MapGet("/orders", () => "orders").RequireAuthorization();
app.Run();
