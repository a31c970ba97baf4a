using System.Globalization;
using System.Net.Sockets;
using System.Runtime.InteropServices;
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

    /// <returns>Null: the engine is on another machine, or its processes cannot be seen from here.</returns>
    public static string? Find(EngineAddress address)
    {
        if (address is not EngineAddress.UnixSocket(var path) || !OperatingSystem.IsLinux())
        {
            return null;
        }

        return Of(PeerOf(path))
            ?? (path is "/var/run/docker.sock" or "/run/docker.sock" ? Of(NumberIn(UsualPidFile)) : null);
    }

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

    private static int? PeerOf(string path)
    {
        try
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            socket.Connect(new UnixDomainSocketEndPoint(path));
            Span<int> credentials = stackalloc int[3];
            socket.GetRawSocketOption(SocketLevel, PeerCredentials, MemoryMarshal.AsBytes(credentials));
            return credentials[0];
        }
        // The latter for a path that is longer than one of a socket may be.
        catch (Exception fault) when (fault is SocketException or ArgumentException)
        {
            return null;
        }
    }
}
