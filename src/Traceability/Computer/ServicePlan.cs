namespace Traceability.Computer;

/// <summary>One thing that has to be done to this computer.</summary>
/// <param name="Says">What it does, in a line.</param>
/// <param name="Command">The program and its arguments; empty when a file is written.</param>
/// <param name="MayFail">Its failure does not matter: what it removes may not be there.</param>
internal sealed record ServiceStep(string Says, string[] Command, bool MayFail = false)
{
    /// <summary>A file to be written, and its text.</summary>
    public (string Path, string Text)? File { get; init; }

    /// <summary>A file to be removed.</summary>
    public string? Removes { get; init; }

    /// <summary>As it would be typed.</summary>
    public string Typed => File is { } file ? $"write {file.Path}" : Removes is not null ? $"remove {Removes}" : string.Join(' ', Command.Select(c => c.Contains(' ', StringComparison.Ordinal) ? $"'{c}'" : c));
}

/// <summary>How the program becomes a service that starts with the computer, on Linux (systemd) and Windows.</summary>
/// <param name="Program">The command that starts it: the program, or dotnet and the program.</param>
/// <param name="Data">The shop's file.</param>
internal sealed record ServicePlan(IReadOnlyList<string> Program, string Data)
{
    public const string Name = "traceability", WindowsName = "Traceability", WindowsUser = @"NT SERVICE\Traceability";

    public const string Unit = "/etc/systemd/system/traceability.service";

    private const string State = "/var/lib/traceability";

    private string Folder => Path.GetDirectoryName(Data)!;

    /// <summary>The systemd unit: a user of its own, write access to its data only, ready when it answers.</summary>
    public string UnitText => $"""
        [Unit]
        Description=Traceability: the shop's lots and records
        After=network-online.target local-fs.target
        Wants=network-online.target

        [Service]
        Type=notify
        ExecStart={string.Join(' ', Program.Select(Quoted))}
        Environment={Quoted("TRACEABILITY_DATA=" + Data)}
        User={Name}
        Group={Name}
        {(Folder == State ? "StateDirectory=traceability\nStateDirectoryMode=0770" : "# The folder of the shop's file has to belong to this user.")}
        UMask=0007
        Restart=on-failure
        RestartSec=5
        # The first start after an update brings the file up to date.
        TimeoutStartSec=30min
        TimeoutStopSec=60
        NoNewPrivileges=true
        PrivateTmp=true
        ProtectSystem=full
        ProtectHome=read-only
        ProtectControlGroups=true
        ProtectKernelModules=true
        ProtectKernelTunables=true
        RestrictSUIDSGID=true
        LockPersonality=true

        [Install]
        WantedBy=multi-user.target

        """;

    public IReadOnlyList<ServiceStep> Install(bool windows) => windows ?
    [
        new("register the service, which starts with Windows and runs as a user of its own",
            ["sc.exe", "create", WindowsName, "binPath=", string.Join(' ', Program.Select(p => $"\"{p}\"").Append($"--service --data \"{Data}\"")), "start=", "auto", "obj=", WindowsUser, "DisplayName=", WindowsName]),
        new("say what it is", ["sc.exe", "description", WindowsName, "The shop's lots and records, at http://localhost:5000"]),
        new("start it again should it end by itself", ["sc.exe", "failure", WindowsName, "reset=", "86400", "actions=", "restart/5000/restart/5000/restart/60000"]),
        new("make the folder of the shop's file", ["cmd.exe", "/c", "mkdir", Folder], MayFail: true),
        new("allow the service to write there", ["icacls.exe", Folder, "/grant", WindowsUser + ":(OI)(CI)M"]),
        new("let phones of the private network in, once they are wanted", ["netsh.exe", "advfirewall", "firewall", "add", "rule", "name=Traceability", "dir=in", "action=allow", "protocol=TCP", $"localport={Listening.HttpsPort},{Listening.TrustPort}", "profile=private,domain"]),
        new("start it", ["sc.exe", "start", WindowsName]),
    ] :
    [
        new($"make the user {Name}, if there is none", ["useradd", "--system", "--user-group", "--home-dir", State, "--no-create-home", "--shell", "/usr/sbin/nologin", Name], MayFail: true),
        new("write the unit", []) { File = (Unit, UnitText) },
        .. Folder == State ? (ServiceStep[])[] :
        [
            new("make the folder of the shop's file", ["mkdir", "-p", Folder]),
            new("give it to that user", ["chown", $"{Name}:{Name}", Folder]),
        ],
        new("let systemd read it", ["systemctl", "daemon-reload"]),
        new("start it now and with the computer", ["systemctl", "enable", "--now", Name]),
    ];

    public static IReadOnlyList<ServiceStep> Remove(bool windows) => windows ?
    [
        new("end it", ["sc.exe", "stop", WindowsName], MayFail: true),
        new("take it out of the list of services", ["sc.exe", "delete", WindowsName]),
        new("close the firewall again", ["netsh.exe", "advfirewall", "firewall", "delete", "rule", "name=Traceability"], MayFail: true),
    ] :
    [
        new("end it", ["systemctl", "disable", "--now", Name], MayFail: true),
        new("remove the unit", []) { Removes = Unit },
        new("let systemd forget it", ["systemctl", "daemon-reload"]),
    ];

    public static IReadOnlyList<string> Status(bool windows) => windows ? ["sc.exe", "query", WindowsName] : ["systemctl", "status", "--no-pager", "--lines=10", Name];

    /// <exception cref="DomainRuleException">A service would not find the program there.</exception>
    public void RefuseUnfit(bool windows)
    {
        if (windows) return;
        foreach (var home in (string[])["/home/", "/root/", "/tmp/"])
            if (Program[^1].StartsWith(home, StringComparison.Ordinal))
                throw new DomainRuleException($"The program is in {Path.GetDirectoryName(Program[^1])}, where a service may not look. Move the folder to /opt/traceability, then install it from there.");
    }

    // systemd's own quoting: https://www.freedesktop.org/software/systemd/man/latest/systemd.syntax.html#Quoting
    private static string Quoted(string word) =>
        word.Any(c => char.IsWhiteSpace(c) || c is '"' or '\\' or '%' or '$' or '\'')
            ? $"\"{word.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("%", "%%", StringComparison.Ordinal).Replace("$", "$$", StringComparison.Ordinal)}\"" : word;
}

/// <summary>The addresses at which phones are answered.</summary>
public static class Listening
{
    /// <summary>The shop, by HTTPS.</summary>
    public const int HttpsPort = 5443;

    /// <summary>By plain HTTP: the certificate, and nothing else.</summary>
    public const int TrustPort = 5080;
}
