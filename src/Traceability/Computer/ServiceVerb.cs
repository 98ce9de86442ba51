using System.ComponentModel;
using System.Diagnostics;
using Traceability.Data;
using Traceability.Exchange;

namespace Traceability.Computer;

/// <summary>Makes the program a service of this computer, or takes it back, saying each thing it does.</summary>
internal sealed class ServiceVerb : Verb
{
    private const string Print = "--print";

    public override string Name => "service";
    public override string Arguments => "install|remove|status";
    public override string Does => "start with the computer, as systemd or Windows service; --print: only say what would be done";
    public override IReadOnlyList<VerbOption> Options => [new(Print)];

    // The service makes its file itself, as its own user.
    public override Opening? Opening => null;

    public override async Task<int> Run(VerbCall call)
    {
        var windows = OperatingSystem.IsWindows();
        var plan = new ServicePlan(ThisProgram(), call.File.Path);
        switch (call.Words[0])
        {
            case "status":
                return await Start(call, ServicePlan.Status(windows));
            case "install" or "remove" when !windows && !OperatingSystem.IsLinux():
                throw new DomainRuleException("Only services of Linux (systemd) and Windows can be installed. Here, start the program by hand or with what this system has for it.");
            case "install":
                if (!call.Has(Print)) plan.RefuseUnfit(windows);
                return await Carry(call, plan.Install(windows), $"Traceability runs as a service. Open http://localhost:5000; the shop is in {plan.Data}.");
            case "remove":
                return await Carry(call, ServicePlan.Remove(windows), $"The service is removed. The shop in {plan.Data} was not touched.");
            default:
                throw new WrongUsageException($"\"{call.Words[0]}\" is not one of install, remove, status.");
        }
    }

    private static async Task<int> Carry(VerbCall call, IReadOnlyList<ServiceStep> steps, string done)
    {
        if (call.Has(Print))
        {
            foreach (var step in steps)
            {
                await call.Output.WriteLineAsync($"# {step.Says}\n{step.Typed}");
                if (step.File is { } shown) await call.Output.WriteLineAsync(shown.Text);
            }
            return 0;
        }
        if (!Environment.IsPrivilegedProcess)
            throw new DomainRuleException(OperatingSystem.IsWindows()
                ? "Only an administrator can do this. Open a terminal with \"Run as administrator\" and do it there, or see what would be done with --print."
                : "Only root can do this. Put sudo before it, or see what would be done with --print.");
        foreach (var step in steps)
        {
            await call.Output.WriteLineAsync($"{step.Says}: {step.Typed}");
            var status = 0;
            if (step.File is { } file) await File.WriteAllTextAsync(file.Path, file.Text, call.Cancel);
            else if (step.Removes is { } path) File.Delete(path);
            else status = await Start(call, step.Command);
            if (status != 0 && !step.MayFail)
                return call.Refuse([$"\"{step.Typed}\" ended with {status}; what it said stands above. Nothing after it was done. Put it right and run this again."]);
        }
        await call.Output.WriteLineAsync(done);
        return 0;
    }

    private static async Task<int> Start(VerbCall call, IReadOnlyList<string> command)
    {
        try
        {
            using var started = Process.Start(new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var (said, wrong) = (started.StandardOutput.ReadToEndAsync(call.Cancel), started.StandardError.ReadToEndAsync(call.Cancel));
            await started.WaitForExitAsync(call.Cancel);
            foreach (var text in (string[])[await said, await wrong])
                if (text.Trim().Length > 0) await call.Output.WriteLineAsync(text.TrimEnd());
            return started.ExitCode;
        }
        catch (Win32Exception)
        {
            throw new DomainRuleException(command[0] is "systemctl"
                ? "This computer has no systemd (systemctl is not there). Start the program with what this system has for services, or by hand; the unit's text is shown by --print."
                : $"{command[0]} is not on this computer. See what would be done with --print, and do it in this system's own way.");
        }
    }

    // Started as "dotnet traceability.dll" the program is both.
    private static string[] ThisProgram()
    {
        var process = Environment.ProcessPath ?? "traceability";
        return Path.GetFileNameWithoutExtension(process) == "dotnet" ? [process, Path.Combine(AppContext.BaseDirectory, "traceability.dll")] : [process];
    }
}
