using System.Net.Sockets;
using System.Text.Json;
using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Contracts.Palettes.Sessions;

namespace Supervisor.Cli.Connection;

/// <summary>One connection to a node. Faults of the connection come back as errors to show, never as exceptions.</summary>
internal sealed class NodeClient : IDisposable
{
    private const int CatalogPatienceMilliseconds = 5000;

    private readonly Wire _wire;
    private readonly Target _target;
    private readonly HttpExchange _http;

    public NodeClient(Wire wire, Target target, string? token)
    {
        (_wire, _target) = (wire, target);
        _http = new HttpExchange(wire, target is Target.Unix ? "localhost" : target.ToString()!, token);
    }

    public Outcome<PaletteCatalog> Catalog()
    {
        // A node that accepts and then says nothing for so long hangs; commands themselves may take any time.
        _wire.ReceiveTimeout = CatalogPatienceMilliseconds;
        var catalog = Get("/v1/palettes", PaletteJson.Default.PaletteCatalog);
        _wire.ReceiveTimeout = 0;
        return catalog;
    }

    /// <summary>As whom the node takes who asks.</summary>
    public Outcome<Whoami> Whoami()
    {
        _wire.ReceiveTimeout = CatalogPatienceMilliseconds;
        return Get("/v1/whoami", PaletteJson.Default.Whoami);
    }

    /// <summary>What now bears a name of the kind; for completion, so it is empty when anything is amiss.</summary>
    public IReadOnlyList<string> Names(string kind)
    {
        _wire.ReceiveTimeout = CatalogPatienceMilliseconds;
        return Get($"/v1/names/{Uri.EscapeDataString(kind)}", PaletteJson.Default.NameList).Value?.Names ?? [];
    }

    /// <summary>
    /// The frames of the answer, up to and including <c>end</c>. When it is cut off, the last is an error instead.
    /// </summary>
    public IEnumerable<Frame> Run(string palette, string command, CommandRequest request)
    {
        var path = $"/v1/palettes/{Uri.EscapeDataString(palette)}/commands/{Uri.EscapeDataString(command)}";
        var body = JsonSerializer.SerializeToUtf8Bytes(request, PaletteJson.Default.CommandRequest);
        var reply = Guard(() => _http.Send("POST", path, body));
        if (!reply.IsOk)
        {
            yield return new ErrorFrame(reply.Error);
            yield break;
        }

        foreach (var frame in Frames(reply.Value))
        {
            yield return frame;
        }
    }

    /// <summary>A connection of its own for a command that speaks in both directions; or why there is none.</summary>
    public Outcome<SessionLink> Open(string palette, string command, SessionStart start)
    {
        var path =
            $"/v1/palettes/{Uri.EscapeDataString(palette)}/commands/{Uri.EscapeDataString(command)}/{SessionHeader.Page}";
        var reply = Guard(() => _http.Upgrade(path, SessionHeader.Protocol));
        if (!reply.IsOk)
        {
            return reply.Error;
        }

        if (!reply.Value.IsUpgraded)
        {
            return Frames(reply.Value).OfType<ErrorFrame>().FirstOrDefault()?.Error
                ?? ConnectErrors.BadAnswer(_target, "It does not open a session.");
        }

        var link = _http.TakeOver();
        link.Send(SessionPart.Start, JsonSerializer.SerializeToUtf8Bytes(start, PaletteJson.Default.SessionStart));
        return link;
    }

    /// <summary>The frames of a session, to its end. When it is cut off, the last is an error instead.</summary>
    public IEnumerable<Frame> Guarded(IEnumerable<Frame> session)
    {
        using var frames = session.GetEnumerator();
        while (true)
        {
            var next = Guard(() => new NextLine(frames.MoveNext() ? frames.Current : null));
            if (!next.IsOk)
            {
                yield return new ErrorFrame(next.Error);
                yield break;
            }

            if (next.Value.Frame is not { } frame)
            {
                yield break;
            }

            yield return frame;
        }
    }

    /// <summary>Ends whatever waits on this connection; called when the operator interrupts.</summary>
    public void Dispose() => _wire.Dispose();

    private Outcome<T> Get<T>(string path, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
        where T : class
    {
        var read = Guard(() =>
        {
            var reply = _http.Send("GET", path, []);
            return reply.IsSuccess
                ? new Page<T>(JsonSerializer.Deserialize(reply.Body.ReadAll(), type), null)
                : new Page<T>(null, Frames(reply).OfType<ErrorFrame>().FirstOrDefault()?.Error);
        });
        if (!read.IsOk)
        {
            return read.Error;
        }

        return read.Value switch
        {
            { Content: { } content } => content,
            { Refusal: { } refusal } => refusal,
            _ => ConnectErrors.BadAnswer(_target, "It sends an empty page."),
        };
    }

    private IEnumerable<Frame> Frames(HttpReply reply)
    {
        while (true)
        {
            var next = Guard(() => NextFrame(reply.Body));
            var frame = next.IsOk ? next.Value.Frame : new ErrorFrame(next.Error);
            if (frame is not null)
            {
                yield return frame;
            }

            if (frame is EndFrame || !next.IsOk)
            {
                yield break;
            }
        }
    }

    private static NextLine NextFrame(HttpBody body) =>
        body.ReadLine() is { } line
            ? new NextLine(line.Length == 0 ? null : FrameCodec.Read(line))
            : throw new EndOfStreamException("The answer has no end.");

    private Outcome<T> Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (IOException e)
            when (e.InnerException
                    is SocketException { SocketErrorCode: SocketError.TimedOut or SocketError.WouldBlock }
            )
        {
            return ConnectErrors.BadAnswer(_target, "It accepts the connection and then says nothing for 5s.");
        }
        catch (Exception e) when (e is InvalidDataException or JsonException)
        {
            return ConnectErrors.BadAnswer(_target, e.Message);
        }
        catch (IOException e)
        {
            return ConnectErrors.Lost(_target, e.Message);
        }
    }

    private sealed record Page<T>(T? Content, OperatorError? Refusal)
        where T : class;

    private sealed record NextLine(Frame? Frame);
}
