using Supervisor.Cluster.Coordination.Etcd.Calls;
using Supervisor.Cluster.Coordination.Etcd.Wire;

namespace Supervisor.Cluster.Coordination.Etcd.Health;

/// <summary>Asks each member of an etcd how it stands: for people, and never for a decision.</summary>
internal sealed class EtcdHealth(EtcdMembers members, EtcdCalls calls)
{
    /// <summary>Each is asked for itself, all at once.</summary>
    public async Task<EtcdCondition> ExamineAsync()
    {
        var (listing, ringing) = (ListAsync(), AlarmsAsync());
        var asked = await Task.WhenAll(members.All.Select(ExamineAsync));
        var (list, alarms) = (await listing, await ringing);
        return new EtcdCondition([
            .. asked.Select(member => Named(member, list, alarms)),
            .. list.Where(listed =>
                    asked.All(member => member.Status?.Header?.Member != listed.Id && !IsAt(listed, member))
                )
                .Select(static listed => Unasked(listed)),
        ]);
    }

    private async Task<Asked> ExamineAsync(EtcdMember member)
    {
        var status = await calls.AskAsync(member, EtcdRequests.Status(), calls.NewDeadline());
        var variables = status.IsAnswered ? await calls.LookAsync(member, EtcdRequests.Variables()) : null;
        return new Asked(
            member.Endpoint,
            status.Value,
            status.IsAnswered ? "" : status.Reason,
            variables is { IsAnswered: true, Value.CommandLine: { } words } ? EtcdCommandLine.TimesOf(words) : null
        );
    }

    private async Task<IReadOnlyList<EtcdListed>> ListAsync() =>
        (await calls.ReadAsync(EtcdRequests.Members())).Value?.Members ?? [];

    private async Task<ILookup<ulong, string>> AlarmsAsync()
    {
        var reply = await calls.ReadAsync(EtcdRequests.Alarms());
        return (reply.Value?.Alarms ?? []).ToLookup(static alarm => alarm.Member, static alarm => alarm.Kind ?? "");
    }

    private static EtcdMemberCondition Named(Asked asked, IReadOnlyList<EtcdListed> list, ILookup<ulong, string> alarms)
    {
        var id = asked.Status?.Header?.Member;
        var listed = list.FirstOrDefault(one => one.Id == id) ?? list.FirstOrDefault(one => IsAt(one, asked));
        var name = listed?.Name is { Length: > 0 } known ? known : asked.Endpoint.Authority;
        return new EtcdMemberCondition(name, asked.Endpoint, asked.Silent)
        {
            IsLeader = asked.Status is { Leader: > 0 and var leader } && leader == id,
            HasLeader = asked.Status is { Leader: > 0 },
            IsLearner = asked.Status?.IsLearner ?? listed?.IsLearner ?? false,
            Version = asked.Status?.Version ?? "",
            DataBytes = asked.Status?.DbSize ?? 0,
            Alarms = id is { } member ? [.. alarms[member]] : [],
            Times = asked.Times,
        };
    }

    private static EtcdMemberCondition Unasked(EtcdListed listed)
    {
        var endpoint =
            listed.Endpoints is [var first, ..] && Uri.TryCreate(first, UriKind.Absolute, out var uri)
                ? uri
                : new Uri("http://unknown/");
        return new EtcdMemberCondition(
            listed.Name is { Length: > 0 } name ? name : endpoint.Authority,
            endpoint,
            "This node was not told of it, and does not ask it."
        )
        {
            IsLearner = listed.IsLearner,
        };
    }

    private static bool IsAt(EtcdListed listed, Asked asked) =>
        listed.Endpoints?.Any(text =>
            Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Authority == asked.Endpoint.Authority
        ) == true;

    private sealed record Asked(Uri Endpoint, EtcdStatus? Status, string Silent, EtcdTimes? Times);
}
