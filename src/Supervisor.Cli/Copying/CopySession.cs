using System.Text.Json;
using Supervisor.Cli.Connection;
using Supervisor.Cli.Output;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Copying;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Contracts.Palettes.Sessions;

namespace Supervisor.Cli.Copying;

/// <summary>Files on their way between this machine and a container: never more of them in memory than a piece.</summary>
/// <param name="source">What is copied from here; null for the other direction, and for an archive as it is.</param>
internal sealed class CopySession(SessionLink link, CopyRoute route, string? source) : IDisposable
{
    private const int PieceBytes = 64 * 1024;

    private readonly LinkInput _input = new(link);

    public IEnumerable<Frame> Run()
    {
        var begun = Begin();
        if (begun is not null)
        {
            var failed = Try(() => Copy(begun));
            if (failed is not null)
            {
                yield return new ErrorFrame(failed);
                yield break;
            }
        }

        _input.Finish();
        foreach (var frame in _input.Said)
        {
            yield return frame;
        }
    }

    public void Dispose() => _input.Dispose();

    /// <returns>Null: it has been refused, and the reason is among what was said.</returns>
    private SessionArchive? Begin()
    {
        while (true)
        {
            var (part, bytes) = link.Receive();
            if (part is SessionPart.Begun)
            {
                return JsonSerializer.Deserialize(bytes, PaletteJson.Default.SessionArchive);
            }

            if (part is SessionPart.Frame && FrameCodec.Read(bytes) is { } frame)
            {
                _input.Said.Add(frame);
                if (frame is EndFrame)
                {
                    return null;
                }
            }
        }
    }

    private OperatorError? Copy(SessionArchive archive) =>
        (route.IsOut, route.IsStream) switch
        {
            (true, true) => WriteOut(),
            (true, false) => Unpack(archive),
            (false, true) => SendIn(),
            _ => Pack(archive),
        };

    private OperatorError? WriteOut()
    {
        using var output = new DescriptorStream(1);
        _input.CopyTo(output, PieceBytes);
        return null;
    }

    private OperatorError? Unpack(SessionArchive archive)
    {
        var place = LocalPlace.Target(route.Local, archive, route.Path.IsContents);
        if (!place.IsOk)
        {
            return place.Error;
        }

        var unpacker = new Unpacker(place.Value.Directory, place.Value.Name);
        unpacker.Run(_input);
        // The end of an archive comes before the end of its bytes.
        _input.CopyTo(Stream.Null, PieceBytes);
        Tell(unpacker.Skipped);
        return null;
    }

    private OperatorError? SendIn()
    {
        using var input = Console.OpenStandardInput();
        using var output = new LinkOutput(link);
        input.CopyTo(output, PieceBytes);
        link.Send(SessionPart.InputEnd, []);
        return null;
    }

    private OperatorError? Pack(SessionArchive archive)
    {
        using (var output = new BufferedStream(new LinkOutput(link), PieceBytes))
        {
            using (var packer = new Packer(output))
            {
                packer.Add(source!, archive.Name);
                Tell(packer.Skipped);
            }

            output.Flush();
        }

        link.Send(SessionPart.InputEnd, []);
        return null;
    }

    private void Tell(List<string> skipped)
    {
        if (skipped.Count > 0)
        {
            _input.Said.Insert(0, new NoteFrame($"Left out, since they are no files: {string.Join(", ", skipped)}."));
        }
    }

    private OperatorError? Try(Func<OperatorError?> copy)
    {
        try
        {
            return copy();
        }
        catch (CopyException refused)
        {
            return new OperatorError(ErrorCodes.Refused, refused.Message, "", "What was copied before stays.");
        }
        catch (UnauthorizedAccessException refused)
        {
            return Failed(refused.Message);
        }
        catch (IOException refused) when (refused is not EndOfStreamException && !link.IsBroken)
        {
            return Failed(refused.Message);
        }
        catch (Exception broken) when (broken is InvalidDataException or EndOfStreamException)
        {
            // A whole archive is whole: if the node has said why it is not, that counts.
            return _input.Said.OfType<ErrorFrame>().FirstOrDefault()?.Error ?? Failed("What came was cut off.");
        }
    }

    private OperatorError Failed(string why) =>
        new(
            ErrorCodes.Refused,
            $"Not all of it could be copied {(route.IsOut ? "to" : "from")} {route.Local}.",
            why,
            "What was copied before stays."
        );
}
