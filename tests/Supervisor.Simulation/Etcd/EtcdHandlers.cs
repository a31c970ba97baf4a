using System.Text.Json.Nodes;

namespace Supervisor.Simulation.Etcd;

/// <summary>What a member does with what it has taken.</summary>
internal sealed class EtcdHandlers(EtcdLeader leader, EtcdTimes times)
{
    /// <summary>Does all that it can; the rest waits for a leader, and is given up after a while.</summary>
    internal void Work(EtcdMember member, TimeSpan now)
    {
        foreach (var call in member.Waiting.ToList())
        {
            if (TryDo(member, call) || now - call.Taken > times.Patience)
            {
                member.Waiting.Remove(call);
            }
        }
    }

    private bool TryDo(EtcdMember member, EtcdCall call) =>
        call.Path switch
        {
            "v3/watch" => Watch(member, call),
            "v3/lease/keepalive" => Keep(member, call),
            _ => leader.IsHeardBy(member) && !leader.IsStale(member) && Agree(call),
        };

    // Reads take most of the members as well: a member never answers from what it alone holds.
    private bool Agree(EtcdCall call)
    {
        call.Answer(
            call.Path switch
            {
                "v3/kv/range" => EtcdCommands.Range(leader.State, call.Body),
                "v3/kv/put" => leader.Commit(state => EtcdCommands.Put(state, call.Body)),
                "v3/kv/txn" => leader.Commit(state => EtcdCommands.Transact(state, call.Body)),
                "v3/lease/grant" => leader.Commit(state => EtcdCommands.Grant(state, call.Body)),
                "v3/lease/revoke" => leader.Commit(state => EtcdCommands.Revoke(state, Wire.Number(call.Body, "ID"))),
                "v3/lease/timetolive" => LookAt(Wire.Number(call.Body, "ID")),
                _ => EtcdVerdict.Refuse(EtcdVerdict.NotFound, $"{call.Path} is not simulated"),
            }
        );
        return true;
    }

    private EtcdVerdict LookAt(long id) =>
        new(Wire.Lease(leader.State.Revision, id, leader.State.Leases.GetValueOrDefault(id)));

    // No agreement is needed to keep a lease: so one that leads no more says that it has.
    private bool Keep(EtcdMember member, EtcdCall call)
    {
        var id = Wire.Number(call.Body, "ID");
        var isStale = leader.IsStale(member) || (!leader.IsHeardBy(member) && leader.IsStaleHeardBy(member));
        if (!isStale && !leader.IsHeardBy(member))
        {
            return false;
        }

        var state = leader.StateOf(member);
        var seconds = isStale ? state.Leases.GetValueOrDefault(id) : leader.Keep(id);
        call.Answer(new EtcdVerdict(new JsonObject { ["result"] = Wire.Lease(state.Revision, id, seconds) }));
        return true;
    }

    private bool Watch(EtcdMember member, EtcdCall call)
    {
        var creation = call.Body.GetProperty("create_request");
        var feed = new EtcdFeed(
            Wire.Key(creation, "key"),
            Wire.Key(creation, "range_end"),
            Wire.Number(creation, "start_revision"),
            call.WantsLeader,
            call.Way
        );
        call.Answer(feed);
        Begin(member, feed);
        return true;
    }

    private void Begin(EtcdMember member, EtcdFeed feed)
    {
        feed.Create(leader.StateOf(member).Revision);
        if (feed.Start <= leader.Compacted)
        {
            feed.EndAsCompacted(leader.Compacted);
            return;
        }

        foreach (var state in leader.History(member))
        {
            feed.Tell(state);
        }

        member.Feeds.Add(feed);
    }
}
