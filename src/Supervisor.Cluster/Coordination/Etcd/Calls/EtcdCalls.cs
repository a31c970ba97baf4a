namespace Supervisor.Cluster.Coordination.Etcd.Calls;

/// <summary>
/// Calls to whichever member answers. What certainly was not done, and what may be done twice, is tried at the next
/// member until the deadline; what may have been done is said to be lost.
/// </summary>
internal sealed class EtcdCalls(EtcdSettings settings, EtcdMembers members, EtcdTokens tokens, TimeProvider time)
{
    public EtcdDeadline NewDeadline() => new(time, settings.AnswerDeadline);

    public Task<EtcdReply<TAnswer>> ReadAsync<TCall, TAnswer>(
        EtcdRequest<TCall, TAnswer> request,
        EtcdDeadline? deadline = null
    )
        where TAnswer : class => CallAsync(request, mayRepeat: true, deadline ?? NewDeadline());

    /// <param name="mayRepeat">Whether doing it twice, and the first time after the second, is the same as doing it once.</param>
    public async Task<EtcdReply<TAnswer>> CallAsync<TCall, TAnswer>(
        EtcdRequest<TCall, TAnswer> request,
        bool mayRepeat,
        EtcdDeadline deadline
    )
        where TAnswer : class
    {
        var isInDoubt = false;
        for (var asked = 1; ; asked++)
        {
            var member = members.Current;
            var reply = await AskAsync(member, request, deadline);
            if (reply.Status is EtcdReplyStatus.Answered or EtcdReplyStatus.Refused)
            {
                return reply;
            }

            members.Leave(member);
            isInDoubt |= reply.Status == EtcdReplyStatus.Lost;
            if ((isInDoubt && !mayRepeat) || deadline.IsOver)
            {
                return isInDoubt ? EtcdReply<TAnswer>.Lost(reply.Reason) : reply;
            }

            if (asked % members.Count == 0)
            {
                await Task.Delay(settings.Pause, time);
            }
        }
    }

    /// <summary>Asks this member and no other, as for what it knows itself.</summary>
    public async Task<EtcdReply<TAnswer>> AskAsync<TCall, TAnswer>(
        EtcdMember member,
        EtcdRequest<TCall, TAnswer> request,
        EtcdDeadline deadline
    )
        where TAnswer : class
    {
        var reply = await AskOnceAsync(member, request, deadline);
        // It was not done, so it may be done with a new token.
        return tokens.IsForgotten(reply) ? await AskOnceAsync(member, request, deadline) : reply;
    }

    /// <summary>Looks at a page of this member.</summary>
    public Task<EtcdReply<TAnswer>> LookAsync<TCall, TAnswer>(EtcdMember member, EtcdRequest<TCall, TAnswer> page)
        where TAnswer : class => member.LookAsync(page, settings.MemberPatience);

    private async Task<EtcdReply<TAnswer>> AskOnceAsync<TCall, TAnswer>(
        EtcdMember member,
        EtcdRequest<TCall, TAnswer> request,
        EtcdDeadline deadline
    )
        where TAnswer : class
    {
        var login = await tokens.GetAsync(member);
        if (!login.IsAnswered)
        {
            // Nothing of the request itself was sent, whatever became of the login.
            return login.Status == EtcdReplyStatus.Refused
                ? login.As<TAnswer>()
                : EtcdReply<TAnswer>.NotSent(login.Reason);
        }

        var reply = await member.CallAsync(request, login.Value.Token, PatienceWithin(deadline));
        if (tokens.IsForgotten(reply))
        {
            tokens.Forget(login.Value.Token);
        }

        return reply;
    }

    private TimeSpan PatienceWithin(EtcdDeadline deadline)
    {
        var patience = deadline.AtMost(settings.MemberPatience);
        return patience > TimeSpan.Zero ? patience : TimeSpan.FromMilliseconds(1);
    }
}
