using System.Text.Json;
using System.Text.Json.Nodes;

namespace Supervisor.Simulation.Etcd;

/// <summary>What each command does to the state that all members come to, in the order of the log. Pure.</summary>
internal static class EtcdCommands
{
    internal static (EtcdState After, EtcdVerdict Verdict) Transact(EtcdState state, JsonElement body)
    {
        var isMet = Wire.List(body, "compare").All(compare => IsMet(state, compare));
        var run = new EtcdOperations(state);
        var answers = new JsonArray();
        foreach (var operation in Wire.List(body, isMet ? "success" : "failure"))
        {
            if (run.Do(operation) is not { } answer)
            {
                return (state, EtcdVerdict.Refuse(EtcdVerdict.NotFound, "etcdserver: requested lease not found"));
            }

            answers.Add(answer);
        }

        var after = run.After;
        var told = new JsonObject { ["header"] = Wire.Header(after.Revision), ["responses"] = answers };
        if (isMet)
        {
            told["succeeded"] = true;
        }

        return (after, new EtcdVerdict(told));
    }

    internal static (EtcdState After, EtcdVerdict Verdict) Put(EtcdState state, JsonElement body)
    {
        var run = new EtcdOperations(state);
        return run.Put(body)
            ? (run.After, Done(run.After))
            : (state, EtcdVerdict.Refuse(EtcdVerdict.NotFound, "etcdserver: requested lease not found"));
    }

    internal static (EtcdState After, EtcdVerdict Verdict) Grant(EtcdState state, JsonElement body)
    {
        var (id, ttl) = (Wire.Number(body, "ID"), Wire.Number(body, "TTL"));
        if (state.Leases.ContainsKey(id))
        {
            return (state, EtcdVerdict.Refuse(EtcdVerdict.FailedPrecondition, "etcdserver: lease already exists"));
        }

        var answer = Wire.Lease(state.Revision, id, ttl);
        return (state with { Leases = state.Leases.Add(id, ttl), Changes = [] }, new EtcdVerdict(answer));
    }

    internal static (EtcdState After, EtcdVerdict Verdict) Revoke(EtcdState state, long id)
    {
        if (!state.Leases.ContainsKey(id))
        {
            return (state, EtcdVerdict.Refuse(EtcdVerdict.NotFound, "etcdserver: requested lease not found"));
        }

        var run = new EtcdOperations(state);
        foreach (var item in state.Items.Values.Where(item => item.Lease == id))
        {
            run.Delete(item.Key, "");
        }

        var after = run.After with { Leases = state.Leases.Remove(id) };
        return (after, Done(after));
    }

    internal static EtcdVerdict Range(EtcdState state, JsonElement body) => new(new EtcdOperations(state).Range(body));

    private static EtcdVerdict Done(EtcdState state) =>
        new(new JsonObject { ["header"] = Wire.Header(state.Revision) });

    private static bool IsMet(EtcdState state, JsonElement compare)
    {
        var item = state.Items.GetValueOrDefault(Wire.Key(compare, "key"));
        return compare.GetProperty("target").GetString() == "MOD"
            ? (item?.Modified ?? 0) == Wire.Number(compare, "mod_revision")
            : (item?.Created ?? 0) == Wire.Number(compare, "create_revision");
    }
}
