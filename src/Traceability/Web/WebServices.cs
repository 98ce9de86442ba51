using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Traceability.Data;
using Traceability.People;
using Traceability.Sample;

namespace Traceability.Web;

/// <summary>All that knows the web: pages, sign-in, what surrounds every answer.</summary>
internal static class WebServices
{
    private static readonly string[] Cultures = ["en", "en-GB", "en-US", "en-CA", "en-AU", "en-NZ", "en-IE", "en-ZA", "en-IN"];

    public static void AddPages(this IServiceCollection services, ShopFile file)
    {
        services.AddKeys(file);
        services.AddHttpContextAccessor();
        services.AddScoped<ICurrentPerson, CurrentPerson>();
        services.TryAddSingleton(SampleMode.Off);
        services.AddSingleton<FirstRun>();
        services.AddSingleton<LookingAround>();
        services.AddSingleton<Door>();
        services.AddSingleton<FormKeeper>();
        services.AddSingleton<BenchPc>();
        services.AddSingleton<Menu>();
        services.AddSingleton<GuessLimit>();
        services.AddSingleton<Pages.Trace.PapersInTheMaking>();
        // Two shops on one computer share a host name, and with it the browser's cookies.
        var shop = "." + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(file.Path)))[..8];
        services.AddSignIn(shop);
        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = "traceability.form" + shop;
            o.Cookie.SameSite = SameSiteMode.Strict;
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            // The content-security-policy forbids framing; this is the same in the older words.
            o.SuppressXFrameOptionsHeader = false;
        });
        services.Configure<CookieTempDataProviderOptions>(o =>
        {
            o.Cookie.Name = "traceability.said" + shop;
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.Configure<RouteOptions>(o => o.LowercaseUrls = true);
        services.Configure<FormOptions>(o => o.ValueCountLimit = 4096);
        services.Configure<RequestLocalizationOptions>(o => o.SetDefaultCulture("en").AddSupportedCultures(Cultures).AddSupportedUICultures("en"));
        services.AddRazorPages(o =>
            {
                o.Conventions.AuthorizeFolder("/People", nameof(Role.Administrator));
                o.Conventions.AddFolderApplicationModelConvention("/", KeepPrefixes);
            })
            .AddMvcOptions(o =>
            {
                o.Filters.Add<RefusalFilter>();
                o.Filters.Add<StaleFormFilter>();
                o.SpeakPlainly();
            })
            .AddViewOptions(o => o.HtmlHelperOptions.ClientValidationEnabled = false);
    }

    /// <summary>
    /// Without a name given, a form's input that was not sent is looked for among the other fields ("Name" instead of
    /// "Input.Name"), and its errors cannot be told from theirs.
    /// </summary>
    private static void KeepPrefixes(PageApplicationModel page)
    {
        foreach (var property in page.HandlerProperties)
            if (property.BindingInfo is { BinderModelName: null } binding)
                binding.BinderModelName = property.PropertyName;
    }

    private static void AddSignIn(this IServiceCollection services, string shop)
    {
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme, o =>
        {
            o.Cookie.Name = "traceability.person" + shop;
            o.Cookie.HttpOnly = true;
            // Lax: a label's code opened from a phone's camera arrives signed in.
            o.Cookie.SameSite = SameSiteMode.Lax;
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            o.LoginPath = "/sign-in";
            o.ReturnUrlParameter = "returnUrl";
            o.ExpireTimeSpan = TimeSpan.FromHours(10);
            o.SlidingExpiration = true;
            o.Events.OnValidatePrincipal = StillValid.Check;
            o.Events.OnCheckSlidingExpiration = BenchSessions.Slide;
            o.Events.OnRedirectToLogin = SessionLost.Challenge;
            o.Events.OnRedirectToAccessDenied = context =>
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            };
        });
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
            .AddPolicy(nameof(Role.QualityLead), p => p.RequireRole(nameof(Role.QualityLead), nameof(Role.Administrator)))
            .AddPolicy(nameof(Role.Administrator), p => p.RequireRole(nameof(Role.Administrator)));
    }

    /// <summary>What a request passes, in this order.</summary>
    public static void UsePages(this WebApplication app)
    {
        app.UseKnownProxies();
        app.UseMiddleware<RequestLog>();
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<SharedPagesOnly>();
        app.UseMiddleware<OnlyTrustByPlainHttp>();
        app.UseExceptionHandler("/error/500");
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.Use(ReadErrorsOnly);
        app.UseStaticFiles(Fresh);
        app.UseRequestLocalization();
        app.UseMiddleware<SessionLost>();
        app.UseRouting();
        app.UseAuthentication();
        app.UseMiddleware<DoorKeeper>();
        app.UseAuthorization();
        app.MapRazorPages();
        app.MapHealth();
    }

    /// <summary>The page that answers for an error is only read: it must not stumble over the request that failed.</summary>
    private static Task ReadErrorsOnly(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            if (!HttpMethods.IsHead(context.Request.Method)) context.Request.Method = HttpMethods.Get;
            context.Request.ContentType = null;
            context.Request.Body = Stream.Null;
        }
        return next(context);
    }

    // An address with a version never changes its content; any other is asked for again.
    private static readonly StaticFileOptions Fresh = new()
    {
        ContentTypeProvider = new FileExtensionContentTypeProvider { Mappings = { [".webmanifest"] = "application/manifest+json", [".mjs"] = "text/javascript", [".pfb"] = "application/x-font-type1" } },
        OnPrepareResponse = file => file.Context.Response.Headers.CacheControl =
            file.Context.Request.Query.ContainsKey("v") ? "public, max-age=31536000, immutable" : "no-cache",
    };
}
