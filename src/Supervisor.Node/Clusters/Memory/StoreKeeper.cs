using Supervisor.Cluster.Recovery;
using Supervisor.Cluster.Recovery.Stored;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Ports.Coordination.Claims;
using Supervisor.Supervision.Ports.Coordination.Entries;

namespace Supervisor.Node.Clusters.Memory;

/// <summary>
/// Remembers what was seen of the store, over restarts, and says when it is not what it was. One call at a time.
/// </summary>
internal sealed class StoreKeeper(
    IStoreMemories memories,
    ICoordination store,
    NodeId self,
    StoreMemory? remembered,
    ILogger log
)
{
    /// <summary>All of it is looked at in one of so many looks: the rest is cheap.</summary>
    private const int LooksBetween = 5;

    private volatile StoreMemory? _memory = remembered;
    private StoreMemory? _written = remembered;
    private StoreVerdict? _verdict;
    private int _looks;
    private long _knownLooks;
    private bool _isLaidDown;

    public StoreMemory? Memory => _memory;

    /// <summary>Null before it was looked at.</summary>
    public StoreVerdict? Verdict => _verdict;

    /// <summary>Nothing new is begun by a store that is not what it was.</summary>
    public bool IsTrusted => _verdict is StoreVerdict.Known;

    /// <summary>How often it was found to be what it was; null while it is not, or nobody has looked.</summary>
    public long? KnownLooks => IsTrusted ? Interlocked.Read(ref _knownLooks) : null;

    /// <param name="look">As the store answered just now.</param>
    /// <returns>Why the node follows nothing of it; null when it may.</returns>
    public async Task<OperatorError?> LookAsync(StoreState look, ClaimsView? claims)
    {
        var revision = look.Latest?.Number ?? 0;
        var glance = MemoryRules.Glance(_memory, look.Store.Value, revision);
        if (IsTrusted && _memory is { } memory && glance == StoreVerdict.Known && ++_looks < LooksBetween)
        {
            Keep(MemoryRules.With(memory, revision, claims));
            Interlocked.Increment(ref _knownLooks);
            return null;
        }

        _looks = 0;
        if (IsTrusted && glance is not StoreVerdict.Known)
        {
            // That much is certain, and the rest may take long to be read, or fail: until then nothing is begun by it.
            _verdict = glance;
        }

        var sight = await StoreSights.ReadAsync(store);
        return sight.IsFound ? await TakeAsync(sight.Value) : ClusterErrors.NotReached(sight.Reason);
    }

    private async Task<OperatorError?> TakeAsync(StoreSight sight)
    {
        var verdict = Since(MemoryRules.Judge(_memory, sight));
        if (verdict is StoreVerdict.Known or StoreVerdict.Returned or StoreVerdict.Recovered)
        {
            Keep(MemoryRules.Remember(_memory, sight));
            if (_isLaidDown && verdict is not StoreVerdict.Recovered)
            {
                await store.ChangeEntriesAsync(new EntryChange([], [EntryWrite.Delete(GatheredMemories.Of(self))]));
                _isLaidDown = false;
            }
        }
        else if (!_isLaidDown && _memory is { } memory)
        {
            await LayDownAsync(memory);
        }

        _verdict = verdict;
        Interlocked.Increment(ref _knownLooks);
        return verdict switch
        {
            StoreVerdict.Other => ClusterErrors.OtherStore(),
            StoreVerdict.Behind => ClusterErrors.OlderStore(),
            _ => null,
        };
    }

    /// <summary>Changes of two stores are counted apart, so whoever was told of both cannot tell which is the later: not before the next start.</summary>
    private StoreVerdict Since(StoreVerdict now) =>
        now is StoreVerdict.Known && _verdict is not (null or StoreVerdict.Known) ? StoreVerdict.Returned : now;

    private async Task LayDownAsync(StoreMemory memory)
    {
        if (GatheredMemories.Put(self, memory) is not { } put)
        {
            log.MemoryTooLarge();
            _isLaidDown = true;
            return;
        }

        _isLaidDown = (await store.ChangeEntriesAsync(new EntryChange([], [put]))).IsDone;
    }

    private void Keep(StoreMemory? memory)
    {
        _memory = memory;
        if (memory is null || (_written is { } written && memory.IsSame(written)))
        {
            return;
        }

        try
        {
            memories.Keep(memory);
            _written = memory;
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            // It is tried again at the next look; until then it is remembered as long as the daemon lives.
            log.MemoryNotKept(memories.Place, failed.Message);
        }
    }
}

internal static partial class StoreKeeperLog
{
    [LoggerMessage(360, LogLevel.Warning, "What was seen of the cluster's store cannot be kept in {Path}: {Reason}")]
    public static partial void MemoryNotKept(this ILogger logger, string path, string reason);

    [LoggerMessage(
        361,
        LogLevel.Warning,
        "What this node has seen of the store is too much to be laid down for the others"
    )]
    public static partial void MemoryTooLarge(this ILogger logger);
}
