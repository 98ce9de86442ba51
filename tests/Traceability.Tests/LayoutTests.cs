using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Traceability.Data;

namespace Traceability.Tests;

/// <summary>What the shape of the source promises: the domain does not know the web, time has one source, files stay small.</summary>
public sealed partial class LayoutTests
{
    private const string App = "src/Traceability";

    private static readonly string[] Domain =
    [
        "Lots", "Materials", "Suppliers", "Purchasing", "Receiving", "Certificates", "Cutting", "Manufacture", "Orders", "Genealogy",
        "Recalls", "Compliance", "Quality", "Training", "Trainings", "People", "Printing", "Labelling", "Exchange", "Shop", "Computer", "Find", "Scanning", "Data",
    ];

    private static readonly string[] Web =
    [
        "Microsoft.AspNetCore.Mvc", "Microsoft.AspNetCore.Http", "Microsoft.AspNetCore.Builder", "Microsoft.AspNetCore.Routing",
        "Microsoft.AspNetCore.Razor", "Traceability.Pages", "Traceability.Web", "Traceability.Api",
    ];

    private static readonly HashSet<string> TopLevel =
    [
        "src", "tests", "docs", "Traceability.sln", "Directory.Build.props", "README.md", ".editorconfig", "global.json",
        // What tools insist on.
        ".ci", ".config", ".gitattributes", ".gitignore", "Directory.Packages.props",
    ];

    // What a tool or the person's own machine leaves there; git does not keep it.
    private static readonly HashSet<string> Passing = [".git", ".vs", ".idea", "artifacts", "TestResults", "bin", "obj"];

    [Fact]
    public void The_domain_does_not_speak_of_the_web() =>
        None(DomainFiles().SelectMany(path => Source.Places(path, WebWord(), Source.Code(path))));

    [Fact]
    public void The_domain_does_not_use_the_web()
    {
        var domain = typeof(TraceabilityDb).Assembly.GetTypes()
            .Where(type => Domain.Any(folder => Within(type, $"Traceability.{folder}")));
        None(from type in domain
             from used in Uses(type)
             where IsWeb(used)
             select $"{type.FullName} uses {used.FullName}");
    }

    [Fact]
    public void What_only_one_database_understands_stands_in_Data() =>
        None(AppCode().Where(path => !path.StartsWith($"{App}/Data/", StringComparison.Ordinal)).SelectMany(path => Source.Places(path, ProviderWord(), Source.Code(path))));

    [Fact]
    public void Time_comes_from_the_clock_that_tests_can_set() =>
        None(Source.Files("src", "*.cs").SelectMany(path => Source.Places(path, OwnTime(), Source.Code(path))));

    [Fact]
    public void A_file_of_code_is_read_in_one_sitting() =>
        None(Source.Files("", "*.cs").Where(path => !path.Contains("/Migrations/", StringComparison.Ordinal))
            .Select(path => (path, lines: Source.Read(path).Split('\n').Length - 1)).Where(f => f.lines >= 400).Select(f => $"{f.path}: {f.lines} lines"));

    [Fact]
    public void No_test_is_skipped_or_sleeps() =>
        None(Source.Files("tests", "*.cs").SelectMany(path => Source.Places(path, SkippedOrSleeping(), Source.Code(path))));

    [Fact]
    public void The_top_level_holds_what_it_should_and_no_more() =>
        None(Directory.EnumerateFileSystemEntries(Source.Root).Select(path => Path.GetFileName(path)).Where(name => !TopLevel.Contains(name) && !Passing.Contains(name)));

    [Fact]
    public void Every_package_has_one_exact_version()
    {
        None(Source.Places("Directory.Packages.props", UnpinnedVersion()));
        None(Source.Places(".config/dotnet-tools.json", UnpinnedTool()));
        None(Source.Files("", "*.csproj").SelectMany(path => Source.Places(path, OwnVersion())));
    }

    [Fact]
    public void Pages_hold_no_script_and_no_style() =>
        None(Source.Files("src", "*.cshtml").SelectMany(path => Source.Places(path, InlineInPage()).Concat(InlineScripts(path))));

    [Fact]
    public void Text_is_UTF8_without_a_mark_and_with_plain_line_ends() =>
        None(Source.Files().Where(IsOurText).Select(path => (path, fault: Fault(Source.Bytes(path)))).Where(f => f.fault is not null).Select(f => $"{f.path}: {f.fault}"));

    private static void None(IEnumerable<string> found)
    {
        var list = found.ToList();
        Assert.True(list.Count == 0, string.Join('\n', list.Take(50)));
    }

    private static IEnumerable<string> AppCode() => Source.Files(App, "*.cs").Concat(Source.Files(App, "*.cshtml"));

    private static IEnumerable<string> DomainFiles() => Source.Files(App, "*.cs").Where(path => Domain.Any(folder => path.StartsWith($"{App}/{folder}/", StringComparison.Ordinal)));

    private static bool Within(Type type, string space) => type.Namespace == space || type.Namespace?.StartsWith(space + ".", StringComparison.Ordinal) == true;

    private static bool IsWeb(Type type) => Web.Any(space => Within(type, space));

    /// <summary>The types in its signatures and fields and among its local variables, lambdas and async bodies included.</summary>
    private static HashSet<Type> Uses(Type type)
    {
        const BindingFlags all = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var used = new HashSet<Type>();
        void Add(Type? one)
        {
            if (one is null || one.IsGenericParameter || !used.Add(one)) return;
            foreach (var part in one.GetGenericArguments()) Add(part);
            Add(one.GetElementType());
        }
        Add(type.BaseType);
        foreach (var one in type.GetInterfaces()) Add(one);
        foreach (var field in type.GetFields(all)) Add(field.FieldType);
        foreach (var attribute in type.GetCustomAttributesData().Where(a => a.AttributeType != typeof(CompilerGeneratedAttribute))) Add(attribute.AttributeType);
        foreach (var method in type.GetMethods(all).Cast<MethodBase>().Concat(type.GetConstructors(all)))
        {
            Add((method as MethodInfo)?.ReturnType);
            foreach (var parameter in method.GetParameters()) Add(parameter.ParameterType);
            foreach (var local in method.GetMethodBody()?.LocalVariables ?? []) Add(local.LocalType);
        }
        return used;
    }

    private static IEnumerable<string> InlineScripts(string path) =>
        ScriptElement().Matches(Source.Read(path)).Where(m => !m.Groups["tag"].Value.Contains("src=", StringComparison.Ordinal) || m.Groups["body"].Value.Trim().Length > 0).Select(m => $"{path}: {m.Value}");

    // What others made is kept as they made it, byte for byte.
    private static bool IsOurText(string path) =>
        !path.Contains("/wwwroot/lib/", StringComparison.Ordinal) && (TextFile().IsMatch(path) || path.StartsWith(".ci/", StringComparison.Ordinal));

    private static string? Fault(byte[] bytes)
    {
        if (bytes is [0xEF, 0xBB, 0xBF, ..]) return "begins with a byte order mark";
        if (bytes.Contains((byte)'\r')) return "has carriage returns";
        try
        {
            new System.Text.UTF8Encoding(false, true).GetCharCount(bytes);
            return null;
        }
        catch (ArgumentException)
        {
            return "is not UTF-8";
        }
    }

    [GeneratedRegex(@"Microsoft\.AspNetCore\.(Mvc|Http|Builder|Routing|Razor|Hosting)\b|Traceability\.(Pages|Web|Api)\b|\b(HttpContext|IHttpContextAccessor|HttpRequest|HttpResponse|IFormFile|PageModel|IActionResult|IResult|StatusCodes|WebApplication|IApplicationBuilder|IEndpointRouteBuilder|ModelState)\b")]
    private static partial Regex WebWord();

    [GeneratedRegex(@"\bPRAGMA\b|\bjson_each\b|\bjson_extract\b|\bstrftime\b|(?i:\bsqlite_)|Microsoft\.Data\.Sqlite|\bSqlite(Connection|Command|Exception|Transaction|Parameter)|\bUseSqlite\b|\bVACUUM\b|\bINSERT OR\b|\bAUTOINCREMENT\b|\bWITHOUT ROWID\b")]
    private static partial Regex ProviderWord();

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Utc)?(Now|Today)\b")]
    private static partial Regex OwnTime();

    // Written so that these lines do not find themselves.
    [GeneratedRegex(@"\bSkip\s*=\s*[""$@a-z]|\[Skip[pableF]|\bThread[.]Sleep\b")]
    private static partial Regex SkippedOrSleeping();

    [GeneratedRegex(@"<PackageVersion\b(?!.*\bVersion=""\d+\.\d+\.\d+(-[0-9A-Za-z.]+)?"")")]
    private static partial Regex UnpinnedVersion();

    [GeneratedRegex(@"""version"": ""(?!\d+\.\d+\.\d+"")")]
    private static partial Regex UnpinnedTool();

    [GeneratedRegex(@"<PackageReference\b.*\bVersion(Override)?=")]
    private static partial Regex OwnVersion();

    [GeneratedRegex(@"<style\b|\sstyle\s*=|\son[a-z]+\s*=\s*[""']|javascript:", RegexOptions.IgnoreCase)]
    private static partial Regex InlineInPage();

    [GeneratedRegex(@"<script\b(?<tag>[^>]*)>(?<body>.*?)</script>", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex ScriptElement();

    [GeneratedRegex(@"\.(cs|cshtml|csproj|props|targets|json|jsonl|md|css|js|mjs|html|svg|xml|yml|yaml|txt|csv|sh|py|sql|editorconfig|gitignore|gitattributes)$", RegexOptions.IgnoreCase)]
    private static partial Regex TextFile();
}
