using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text;

namespace Traceability.Computer;

/// <summary>Tells systemd how it stands: https://www.freedesktop.org/software/systemd/man/latest/sd_notify.html</summary>
internal static class Systemd
{
    public static void Ready(string at) => Tell($"READY=1\nSTATUS=Serving {at}");

    private static void Tell(string state)
    {
        if (Environment.GetEnvironmentVariable("NOTIFY_SOCKET") is not { Length: > 1 } path) return;
        try
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
            // A name that begins with @ is one without a file.
            socket.SendTo(Encoding.UTF8.GetBytes(state), new UnixDomainSocketEndPoint(path[0] == '@' ? '\0' + path[1..] : path));
        }
        catch (SocketException)
        {
            // systemd then ends the wait by itself; the shop is served all the same.
        }
    }
}

/// <summary>
/// The program as a Windows service, by the calls of the system itself (the package that wraps them was not to be had):
/// https://learn.microsoft.com/windows/win32/services/service-program-tasks
/// </summary>
[SupportedOSPlatform("windows")]
internal sealed class WindowsService
{
    private const int OwnProcess = 0x10, Stopped = 1, StartPending = 2, StopPending = 3, Running = 4, AcceptStop = 1, AcceptShutdown = 4;
    private const int ControlStop = 1, ControlInterrogate = 4, ControlShutdown = 5, NotImplemented = 120, SpecificError = 1066;
    private static readonly TimeSpan WaitHint = TimeSpan.FromMinutes(2);

    private readonly Func<CancellationToken, Action, Task<int>> serve;
    // Of the process's whole life: the system may call until its end.
    private static readonly CancellationTokenSource Stop = new();
    // Held here, or the collector takes them while the system still calls them.
    private readonly MainRoutine main;
    private readonly ControlRoutine control;
    private IntPtr status;
    private int exit;

    private WindowsService(Func<CancellationToken, Action, Task<int>> serve) => (this.serve, main, control) = (serve, Main, Control);

    /// <summary>Serves as a service until the system ends it.</summary>
    /// <param name="serve">Serves until the token is set, and tells once it listens.</param>
    /// <returns>The exit status; null when this program was not started by the service manager.</returns>
    public static int? Run(Func<CancellationToken, Action, Task<int>> serve)
    {
        var service = new WindowsService(serve);
        var name = Marshal.StringToHGlobalUni(ServicePlan.WindowsName);
        TableEntry[] table = [new() { Name = name, Main = Marshal.GetFunctionPointerForDelegate(service.main) }, default];
        var connected = StartServiceCtrlDispatcherW(table);
        Marshal.FreeHGlobal(name);
        GC.KeepAlive(service);
        return connected ? service.exit : null;
    }

    private void Main(int count, IntPtr arguments)
    {
        status = RegisterServiceCtrlHandlerExW(ServicePlan.WindowsName, control, IntPtr.Zero);
        Report(StartPending, 0);
        exit = serve(Stop.Token, () => Report(Running, AcceptStop | AcceptShutdown)).GetAwaiter().GetResult();
        Report(Stopped, 0);
    }

    private int Control(int what, int eventType, IntPtr eventData, IntPtr context)
    {
        switch (what)
        {
            case ControlStop or ControlShutdown:
                Report(StopPending, 0);
                // Not on the system's own thread: it waits for this routine to return.
                _ = Task.Run(Stop.Cancel);
                return 0;
            case ControlInterrogate:
                return 0;
            default:
                return NotImplemented;
        }
    }

    private void Report(int state, int accepts)
    {
        var now = new Status
        {
            Type = OwnProcess,
            State = state,
            Accepts = accepts,
            Exit = state == Stopped && exit != 0 ? SpecificError : 0,
            OwnExit = exit,
            WaitHint = state is StartPending or StopPending ? (int)WaitHint.TotalMilliseconds : 0,
        };
        SetServiceStatus(status, ref now);
    }

    private delegate void MainRoutine(int count, IntPtr arguments);

    private delegate int ControlRoutine(int what, int eventType, IntPtr eventData, IntPtr context);

    [StructLayout(LayoutKind.Sequential)]
    private struct TableEntry
    {
        public IntPtr Name;
        public IntPtr Main;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Status
    {
        public int Type, State, Accepts, Exit, OwnExit, CheckPoint, WaitHint;
    }

    [DllImport("advapi32.dll", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool StartServiceCtrlDispatcherW([In] TableEntry[] table);

    [DllImport("advapi32.dll", SetLastError = true, CharSet = CharSet.Unicode), DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern IntPtr RegisterServiceCtrlHandlerExW(string name, ControlRoutine control, IntPtr context);

    [DllImport("advapi32.dll", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool SetServiceStatus(IntPtr status, ref Status now);
}
