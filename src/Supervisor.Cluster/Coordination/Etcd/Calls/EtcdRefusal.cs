using System.Text;
using System.Text.Json;
using Supervisor.Cluster.Coordination.Etcd.Wire;

namespace Supervisor.Cluster.Coordination.Etcd.Calls;

/// <summary>What an answer that is none says: some mean no, and some that nobody knows.</summary>
internal static class EtcdRefusal
{
    private const int MostBytes = 300;

    /// <param name="isOurFault">Whether HTTP's status says that the request itself is not as it should be.</param>
    public static EtcdReply<T> Read<T>(ReadOnlySpan<byte> body, bool isOurFault, Uri endpoint)
        where T : class
    {
        if (Parse(body) is { } refusal)
        {
            return Of<T>(refusal.Code, refusal.Text);
        }

        // Said before the request came as far as etcd, or by something that stands before it.
        var said = $"{endpoint} answers: {Encoding.UTF8.GetString(body[..Math.Min(body.Length, MostBytes)]).Trim()}";
        return isOurFault ? EtcdReply<T>.Refused(EtcdCode.Invalid, said) : EtcdReply<T>.Lost(said);
    }

    public static EtcdReply<T> Of<T>(EtcdCode code, string reason)
        where T : class => IsInDoubt(code) ? EtcdReply<T>.Lost(reason) : EtcdReply<T>.Refused(code, reason);

    // No leader, a leader that changed, a quorum that did not answer in time: the change may be in the log nevertheless.
    private static bool IsInDoubt(EtcdCode code) =>
        code
            is EtcdCode.Fine
                or EtcdCode.Cancelled
                or EtcdCode.Unknown
                or EtcdCode.DeadlineExceeded
                or EtcdCode.Internal
                or EtcdCode.Unavailable;

    /// <returns>Null when it is not etcd that says no, or not in its way.</returns>
    private static (EtcdCode Code, string Text)? Parse(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, EtcdJson.Default.EtcdError) is { } error ? Read(error) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static (EtcdCode Code, string Text)? Read(EtcdError error) =>
        error.Error.ValueKind switch
        {
            JsonValueKind.String => ((EtcdCode)error.Code, error.Error.GetString()!),
            JsonValueKind.Object when error.Error.Deserialize(EtcdJson.Default.EtcdStreamError) is { } end => Said(
                end.Code,
                end.Text
            ),
            _ => Said(error.Code, error.Message),
        };

    // Without a text, or with a code that is not gRPC's, it is of something that stands before etcd.
    private static (EtcdCode Code, string Text)? Said(int code, string? text) =>
        text is not null && code is > 0 and <= (int)EtcdCode.Unauthenticated ? ((EtcdCode)code, text) : null;
}
