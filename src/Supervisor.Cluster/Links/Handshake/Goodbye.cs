using System.IO.Pipelines;
using Supervisor.Cluster.Links.Frames;
using Supervisor.Contracts.Palettes;

namespace Supervisor.Cluster.Links.Handshake;

/// <summary>The last word of a link: why it ends, or why there will be none.</summary>
internal static class Goodbye
{
    public static byte[] Frame(OperatorError reason) =>
        LinkText.Encode(FrameKind.Goodbye, reason, LinkJson.Default.OperatorError);

    /// <summary>What a peer said, as the reason of this end.</summary>
    public static OperatorError Read(LinkFrame frame) =>
        LinkText.Decode(frame.Body, LinkJson.Default.OperatorError) is { Message: not null } reason
            ? reason with
            {
                Message = $"The peer has ended the link: {reason.Message}",
            }
            : new OperatorError(LinkErrorCodes.Ended, "The peer has ended the link.", "It does not say why.", "");

    /// <summary>
    /// Tells the reason and waits until the peer has hung up: what it has sent and nobody read would otherwise have its system
    /// throw away what it was told.
    /// </summary>
    public static async Task SayAsync(Stream stream, PipeReader reader, OperatorError reason, Patience patience)
    {
        using var enough = patience.Begin();
        try
        {
            await stream.WriteAsync(Frame(reason), enough.Token);
            await stream.FlushAsync(enough.Token);
            ReadResult read;
            do
            {
                read = await reader.ReadAsync(enough.Token);
                reader.AdvanceTo(read.Buffer.End);
            } while (!read.IsCompleted);
        }
        catch (Exception lost) when (lost is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // It did not want to know.
        }
    }
}
