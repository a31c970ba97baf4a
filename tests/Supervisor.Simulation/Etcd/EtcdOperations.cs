using System.Text.Json;
using System.Text.Json.Nodes;

namespace Supervisor.Simulation.Etcd;

/// <summary>The operations of one command, one after the other: each sees what those before have done, and all bear one revision.</summary>
internal sealed class EtcdOperations
{
    private readonly List<EtcdChange> _changes = [];
    private readonly long _before;
    private EtcdState _state;

    internal EtcdOperations(EtcdState before)
    {
        _before = before.Revision;
        _state = before;
    }

    internal EtcdState After =>
        _state with
        {
            Revision = _changes.Count == 0 ? _before : _before + 1,
            Changes = [.. _changes],
        };

    /// <returns>Null when the lease that it names is not there.</returns>
    internal JsonObject? Do(JsonElement operation)
    {
        if (operation.TryGetProperty("request_range", out var range))
        {
            return new JsonObject { ["response_range"] = Range(range) };
        }

        if (operation.TryGetProperty("request_put", out var put))
        {
            return Put(put) ? new JsonObject { ["response_put"] = new JsonObject() } : null;
        }

        var delete = operation.GetProperty("request_delete_range");
        Delete(Wire.Key(delete, "key"), Wire.Key(delete, "range_end"));
        return new JsonObject { ["response_delete_range"] = new JsonObject() };
    }

    internal bool Put(JsonElement put)
    {
        var (key, lease) = (Wire.Key(put, "key"), Wire.Number(put, "lease"));
        if (lease != 0 && !_state.Leases.ContainsKey(lease))
        {
            return false;
        }

        var revision = _before + 1;
        var created = _state.Items.GetValueOrDefault(key)?.Created ?? revision;
        var item = new EtcdItem(key, Wire.Bytes(put, "value"), created, revision, lease);
        _state = _state with { Items = _state.Items.SetItem(key, item) };
        _changes.Add(new EtcdChange(key, item, revision));
        return true;
    }

    internal void Delete(string from, string end)
    {
        foreach (var item in _state.Range(from, end).ToList())
        {
            _state = _state with { Items = _state.Items.Remove(item.Key) };
            _changes.Add(new EtcdChange(item.Key, null, _before + 1));
        }
    }

    internal JsonObject Range(JsonElement range)
    {
        var found = _state.Range(Wire.Key(range, "key"), Wire.Key(range, "range_end")).ToList();
        var limit = (int)Wire.Number(range, "limit");
        var isByChange = Wire.Text(range, "sort_target") == "MOD";
        IEnumerable<EtcdItem> sorted = isByChange ? found.OrderBy(static item => item.Modified) : found;
        sorted = Wire.Text(range, "sort_order") == "DESCEND" ? sorted.Reverse() : sorted;
        var taken = limit == 0 ? sorted : sorted.Take(limit);
        return new JsonObject
        {
            ["header"] = Wire.Header(After.Revision),
            ["kvs"] = new JsonArray([.. taken.Select(item => Wire.Item(item, Wire.Flag(range, "keys_only")))]),
            ["count"] = $"{found.Count}",
        };
    }
}
