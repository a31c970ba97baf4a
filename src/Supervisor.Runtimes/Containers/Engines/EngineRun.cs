using System.Globalization;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Supervisor.Runtimes.Docker.Calls;
using Supervisor.Runtimes.Docker.Connections;

namespace Supervisor.Runtimes.Containers.Engines;

/// <summary>
/// Finds what tells one run of an engine's program from the next: its process. Nothing that the engine itself answers does.
/// </summary>
internal static class EngineRun
{
    private const string Program = "dockerd";
    private const int SocketLevel = 1;
    private const int PeerCredentials = 17;

    /// <summary>Where the engine writes its number; its socket may be systemd's, who then is at the other end.</summary>
    private const string UsualPidFile = "/run/docker.pid";

    /// <returns>Why nobody takes a connection: what is not known now may be known to the one who asks next.</returns>
    public static async Task<EngineOutcome<FoundRun>> FindAsync(
        EngineAddress address,
        TimeSpan limit,
        TimeProvider clock,
        CancellationToken stop
    )
    {
        if (address is not EngineAddress.UnixSocket(var path) || !OperatingSystem.IsLinux())
        {
            return FoundRun.Unknown;
        }

        using var timeUp = new CancellationTokenSource(limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeUp.Token, stop);
        try
        {
            return new FoundRun(Of(await PeerOfAsync(path, either.Token)) ?? Usual(path));
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return new EngineFailure.Unreached(EngineRefusals.OfThisMachine.NoConnection(address, limit));
        }
        catch (SocketException full) when (full.SocketErrorCode is SocketError.WouldBlock or SocketError.TryAgain)
        {
            // So many wait at its door already that the kernel lets nobody else wait.
            return new EngineFailure.Unreached(EngineRefusals.OfThisMachine.Explain(address, full));
        }
        // The latter for a path that is longer than one of a socket may be.
        catch (Exception fault) when (fault is SocketException or ArgumentException)
        {
            return new FoundRun(Usual(path));
        }
    }

    private static string? Usual(string path) =>
        path is "/var/run/docker.sock" or "/run/docker.sock" ? Of(NumberIn(UsualPidFile)) : null;

    private static string? Of(int? pid)
    {
        try
        {
            // NUMBER (NAME) STATE ...; the moment of its start is the twentieth word after the name.
            var stat = pid is > 0 ? File.ReadAllText($"/proc/{pid}/stat") : "";
            var name = stat.IndexOf($"({Program})", StringComparison.Ordinal);
            return name < 0 ? null : $"{pid}-{stat[(name + Program.Length + 3)..].Split(' ')[19]}";
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static int? NumberIn(string file)
    {
        try
        {
            return int.TryParse(File.ReadAllText(file).Trim(), CultureInfo.InvariantCulture, out var pid) ? pid : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static async Task<int> PeerOfAsync(string path, CancellationToken stop)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), stop);
        return ProcessOf(socket);
    }

    private static int ProcessOf(Socket socket)
    {
        Span<int> credentials = stackalloc int[3];
        socket.GetRawSocketOption(SocketLevel, PeerCredentials, MemoryMarshal.AsBytes(credentials));
        return credentials[0];
    }
}

/// <param name="Name">Null: the engine is on another machine, or its processes cannot be seen from here.</param>
internal sealed record FoundRun(string? Name)
{
    public static FoundRun Unknown { get; } = new((string?)null);
}
