using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Traceability.Web;

/// <summary>
/// The part of the program that the outside may see: shared certificates under /c/. With <c>Share:Urls</c> (or
/// <c>--share-urls</c>) it has an address of its own, which answers nothing else.
/// </summary>
/// <param name="Ports">Where nothing but shared pages is answered; none unless it is set up.</param>
public sealed record SharedPages(IReadOnlySet<int> Ports)
{
    public const string Prefix = "/c/";

    /// <summary>Whether an address that is listened at is one of those.</summary>
    public bool IsAt(string url) => Ports.Contains(BindingAddress.Parse(url).Port);

    /// <summary>All that a shared page needs.</summary>
    public static bool IsPartOf(PathString path) =>
        (path.StartsWithSegments("/c", out var rest) && rest.Value is { Length: > 1 }) || path == "/share.css" || path == "/robots.txt";
}

internal static class Sharing
{
    /// <summary>Listens also at the addresses that serve only shared pages.</summary>
    /// <exception cref="DomainRuleException">An address is none, or its port is that of the shop itself.</exception>
    public static void ListenForSharedPages(this WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        var urls = Split(configuration["share-urls"] ?? configuration["Share:Urls"]);
        var ports = urls.Select(Port).ToHashSet();
        builder.Services.AddSingleton(new SharedPages(ports));
        if (urls.Length == 0) return;
        var own = Split(configuration[WebHostDefaults.ServerUrlsKey] ?? "http://localhost:5000");
        if (own.FirstOrDefault(url => ports.Contains(Port(url))) is { } both)
            throw new DomainRuleException($"{both} is to serve the shop and also nothing but shared pages. Give Share:Urls a port of its own.");
        builder.WebHost.UseSetting(WebHostDefaults.ServerUrlsKey, string.Join(';', own.Concat(urls)));
    }

    /// <summary>
    /// Behind a proxy the visitor's address is what the proxy says, if it is one of <c>Share:KnownProxies</c>; anybody
    /// else's word for it is not taken.
    /// </summary>
    public static void UseKnownProxies(this WebApplication app)
    {
        var known = Split(app.Configuration["Share:KnownProxies"]);
        if (known.Length == 0) return;
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = 1 };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in known)
            if (IPAddress.TryParse(proxy, out var address)) options.KnownProxies.Add(address);
            else if (System.Net.IPNetwork.TryParse(proxy, out var network)) options.KnownIPNetworks.Add(network);
            else throw new DomainRuleException($"\"{proxy}\" in Share:KnownProxies is no address. Write 192.0.2.1, or 192.0.2.0/24 for a network.");
        app.UseForwardedHeaders(options);
    }

    private static string[] Split(string? list) => (list ?? "").Split([';', ',', ' '], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static int Port(string url)
    {
        try
        {
            if (BindingAddress.Parse(url).Port is > 0 and var port) return port;
        }
        catch (FormatException)
        {
            // Said below.
        }
        throw new DomainRuleException($"\"{url}\" in Share:Urls is no address to listen at. Write http://localhost:5081, or http://*:5081.");
    }
}

/// <summary>What arrives at the address for shared pages gets a shared page or nothing.</summary>
internal sealed class SharedPagesOnly(RequestDelegate next, SharedPages shared)
{
    public Task Invoke(HttpContext context)
    {
        if (!shared.Ports.Contains(context.Connection.LocalPort)
            || (SharedPages.IsPartOf(context.Request.Path) && (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync("There is nothing at this address.\n");
    }
}
