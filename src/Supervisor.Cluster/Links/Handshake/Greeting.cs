using System.IO.Pipelines;
using Supervisor.Cluster.Links.Frames;
using Supervisor.Contracts;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;

namespace Supervisor.Cluster.Links.Handshake;

/// <summary>The first words of a link. Who is refused is told why.</summary>
internal static class Greeting
{
    private static readonly OperatorError NoHello = new(
        LinkErrorCodes.NoHello,
        "The peer has not said hello.",
        "What answers there is no daemon, or it does not take this node for a member.",
        ""
    );

    /// <param name="proven">Whom the peer's certificate proves, or why it proves nobody, or not the one who is wanted.</param>
    public static async Task<Outcome<LinkTerms>> ExchangeAsync(
        Stream stream,
        PipeReader reader,
        LinkHello own,
        Outcome<NodeId> proven,
        Patience patience
    )
    {
        if (!proven.IsOk)
        {
            await Goodbye.SayAsync(stream, reader, proven.Error, patience);
            return proven.Error;
        }

        var heard = await HelloAsync(stream, reader, own, patience);
        if (!heard.IsOk)
        {
            return heard.Error;
        }

        var terms = HandshakeRules.Agree(own, heard.Value, proven.Value);
        if (!terms.IsOk)
        {
            await Goodbye.SayAsync(stream, reader, terms.Error, patience);
        }

        return terms;
    }

    private static async Task<Outcome<LinkHello>> HelloAsync(
        Stream stream,
        PipeReader reader,
        LinkHello own,
        Patience patience
    )
    {
        using var enough = patience.Begin();
        try
        {
            var hello = LinkText.Encode(FrameKind.Hello, own, LinkJson.Default.LinkHello);
            await stream.WriteAsync(hello, enough.Token);
            await stream.FlushAsync(enough.Token);
            return await HearAsync(reader, enough.Token);
        }
        catch (Exception lost) when (lost is IOException or OperationCanceledException or ObjectDisposedException)
        {
            return NoHello with
            {
                Why =
                    lost is OperationCanceledException
                        ? $"It was waited for {LinkProtocol.TimeToGreet.TotalSeconds:0} s."
                        : lost.Message,
            };
        }
    }

    private static async Task<Outcome<LinkHello>> HearAsync(PipeReader reader, CancellationToken cancellation)
    {
        while (true)
        {
            var read = await reader.ReadAsync(cancellation);
            var rest = read.Buffer;
            var reading = LinkFrame.TryTake(ref rest, out var frame);
            if (reading == FrameReading.Whole)
            {
                var heard = Hear(frame);
                reader.AdvanceTo(rest.Start);
                return heard;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            if (reading == FrameReading.Broken || read.IsCompleted)
            {
                return NoHello;
            }
        }
    }

    private static Outcome<LinkHello> Hear(LinkFrame frame) =>
        frame.Kind switch
        {
            FrameKind.Hello when LinkText.Decode(frame.Body, LinkJson.Default.LinkHello) is { } hello => hello,
            FrameKind.Goodbye => Goodbye.Read(frame),
            _ => NoHello,
        };
}
