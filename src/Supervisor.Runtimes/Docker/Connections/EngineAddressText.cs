using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;

namespace Supervisor.Runtimes.Docker.Connections;

/// <summary>Reads what DOCKER_HOST and Docker's contexts hold.</summary>
internal static class EngineAddressText
{
    public const string UsualSocket = "unix:///var/run/docker.sock";
    public const string UsualPipe = "npipe:////./pipe/docker_engine";

    private const int ClearPort = 2375;
    private const int TlsPort = 2376;

    private const string Forms =
        "Write unix:///PATH, tcp://HOST:PORT or npipe:////./pipe/NAME, or leave DOCKER_HOST unset.";

    /// <param name="tls">How an address over TCP proves itself; null: in the clear.</param>
    public static Outcome<EngineAddress> Parse(string text, TlsFiles? tls)
    {
        var mark = text.IndexOf("://", StringComparison.Ordinal);
        var (scheme, rest) = mark < 0 ? ("tcp", text) : (text[..mark], text[(mark + 3)..]);
        return scheme switch
        {
            "unix" when rest.StartsWith('/') => new EngineAddress.UnixSocket(rest),
            "npipe" when Pipe(rest) is { } pipe => pipe,
            "tcp" or "http" when Tcp(rest, tls) is { } clear => clear,
            "https" when Tcp(rest, tls ?? NoFiles) is { } secure => secure,
            "ssh" => Bad(
                text,
                "An engine behind ssh is not supported.",
                "Run the daemon on that machine, or forward the engine's socket by ssh -L and name its local end."
            ),
            _ => Bad(text, "It is none of the forms that an engine's address can have.", Forms),
        };
    }

    /// <summary>For https with no files of Docker's: the machine's own authorities, and no certificate of ours.</summary>
    private static TlsFiles NoFiles { get; } = new(Directory: null, Verify: true);

    private static EngineAddress.Tcp? Tcp(string rest, TlsFiles? tls)
    {
        if (!Uri.TryCreate($"tcp://{rest}", UriKind.Absolute, out var uri) || uri.Host.Length == 0)
        {
            return null;
        }

        var usual = tls is null ? ClearPort : TlsPort;
        return new EngineAddress.Tcp(uri.Host.Trim('[', ']'), uri.Port > 0 ? uri.Port : usual, tls);
    }

    /// <summary>Of <c>//SERVER/pipe/NAME</c>, with either kind of slash.</summary>
    private static EngineAddress.NamedPipe? Pipe(string rest) =>
        rest.Replace('\\', '/').Split('/') is ["", "", { Length: > 0 } server, "pipe", { Length: > 0 } name]
            ? new EngineAddress.NamedPipe(server, name)
            : null;

    private static OperatorError Bad(string text, string why, string remedy) =>
        new(EngineErrorCodes.BadAddress, $"'{text}' is no address of an engine.", why, remedy);
}
