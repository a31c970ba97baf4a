using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Text;
using Supervisor.Runtimes.Probing;

namespace Supervisor.Runtimes.Docker.Connections;

/// <summary>Why an engine could not be reached, as an operator reads it: each cause has a way out of its own.</summary>
/// <param name="exists">Whether this machine has such a file.</param>
internal sealed class EngineRefusals(Func<string, bool> exists)
{
    private static readonly string[] Programs =
    [
        "/usr/bin/dockerd",
        "/usr/sbin/dockerd",
        "/usr/local/bin/dockerd",
        @"C:\Program Files\Docker\Docker\Docker Desktop.exe",
        @"C:\Program Files\Docker\dockerd.exe",
    ];

    public static EngineRefusals OfThisMachine { get; } = new(File.Exists);

    public OperatorError Explain(EngineAddress address, Exception cause) =>
        (address, cause) switch
        {
            (_, UnauthorizedAccessException or SocketException { SocketErrorCode: SocketError.AccessDenied }) =>
                NotAllowed(address),
            (EngineAddress.UnixSocket(var path), SocketException) when !exists(path) => Nobody(
                address,
                $"There is no {path}."
            ),
            (EngineAddress.UnixSocket(var path), SocketException { SocketErrorCode: SocketError.ConnectionRefused }) =>
                Stopped(address, $"Nobody listens at {path}."),
            (EngineAddress.Tcp { Tls: { } files }, AuthenticationException or CryptographicException) => BadTls(
                address,
                files,
                cause
            ),
            (EngineAddress.Tcp { Tls: { } files }, IOException) => BadTls(address, files, cause),
            _ => Unreachable(address, ProbeFailures.Describe(cause) ?? OneLine.Of(cause.Message)),
        };

    /// <summary>Neither a connection nor a word against it.</summary>
    public OperatorError NoConnection(EngineAddress address, TimeSpan limit) =>
        address is EngineAddress.NamedPipe(_, var name)
            ? Nobody(address, $"There is no pipe {name}.")
            : Unreachable(address, $"no connection within {DurationText.Format(limit)}");

    private OperatorError Nobody(EngineAddress address, string why) =>
        Programs.Any(exists)
            ? Stopped(address, why)
            : new OperatorError(
                EngineErrorCodes.Absent,
                $"There is no container engine at {address}.",
                $"{why} Docker does not seem to be installed on this machine.",
                "Install Docker (Debian: apt-get install docker.io), or name another engine by DOCKER_HOST."
            );

    private static OperatorError Stopped(EngineAddress address, string why) =>
        new(
            EngineErrorCodes.Stopped,
            $"The container engine at {address} is stopped.",
            why,
            "Start it (systemctl start docker), or name another engine by DOCKER_HOST."
        );

    private static OperatorError NotAllowed(EngineAddress address) =>
        new(
            EngineErrorCodes.NotAllowed,
            $"This user may not use the container engine at {address}.",
            "Its socket belongs to root and the group docker.",
            "Add the user to the group (usermod -aG docker USER) and log in anew; to be in it is as good as being root."
        );

    private static OperatorError BadTls(EngineAddress address, TlsFiles files, Exception cause) =>
        new(
            EngineErrorCodes.BadTls,
            $"No secret connection to the container engine at {address} could be made.",
            OneLine.Of(cause.InnerException?.Message ?? cause.Message),
            files.Directory is { } directory
                ? $"Look at ca.pem, cert.pem and key.pem in {directory}, and whether the engine speaks TLS at that port."
                : "Name the directory of ca.pem, cert.pem and key.pem by DOCKER_CERT_PATH, and set DOCKER_TLS_VERIFY."
        );

    private static OperatorError Unreachable(EngineAddress address, string why) =>
        new(
            EngineErrorCodes.Unreachable,
            $"The container engine at {address} could not be reached.",
            $"It was tried, and the machine said: {why}.",
            "Look whether it runs and is reachable from here, or name another engine by DOCKER_HOST."
        );
}
