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
        if (Parse(body) is { Text: { } text } error)
        {
            return Of<T>((EtcdCode)error.Code, text);
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

    private static EtcdError? Parse(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, EtcdJson.Default.EtcdError);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
