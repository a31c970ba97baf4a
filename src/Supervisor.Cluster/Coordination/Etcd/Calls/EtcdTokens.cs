using Supervisor.Cluster.Coordination.Etcd.Wire;

namespace Supervisor.Cluster.Coordination.Etcd.Calls;

/// <summary>
/// The token that stands for user and password. Members forget tokens: after some minutes, when they are started again, and when
/// users or rights change. Then a new one is asked for.
/// </summary>
internal sealed class EtcdTokens(EtcdLogin? login, TimeSpan patience)
{
    private string? _token;

    /// <summary>Answered with nothing to show where no login was set.</summary>
    public async Task<EtcdReply<EtcdLoggedIn>> GetAsync(EtcdMember member)
    {
        if (login is null || Volatile.Read(ref _token) is not null)
        {
            return EtcdReply<EtcdLoggedIn>.Answered(new EtcdLoggedIn(Volatile.Read(ref _token)));
        }

        var reply = await member.CallAsync(EtcdRequests.LogIn(login), token: null, patience);
        if (reply is { IsAnswered: true, Value.Token: { } token })
        {
            Volatile.Write(ref _token, token);
        }

        return reply;
    }

    /// <summary>Whether a reply says that the token is not known, and a new one may help.</summary>
    public bool IsForgotten<T>(EtcdReply<T> reply)
        where T : class =>
        login is not null
        && reply.Status == EtcdReplyStatus.Refused
        && (reply.Code == EtcdCode.Unauthenticated || SaysThatItIsOld(reply.Reason));

    public void Forget(string? token) => Interlocked.CompareExchange(ref _token, null, token);

    // etcd has no code of its own for what changed users or rights do to a token.
    private static bool SaysThatItIsOld(string reason) =>
        reason.Contains("auth store is old", StringComparison.Ordinal)
        || reason.Contains("invalid auth token", StringComparison.Ordinal)
        || reason.Contains("user name is empty", StringComparison.Ordinal);
}
