using System.Runtime.InteropServices;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Supervision.Roster;

/// <summary>Who follows what, both ways, so that a change of one thing costs only as much as it has followers.</summary>
internal sealed class FollowIndex<TKey>
    where TKey : struct
{
    private readonly Dictionary<AgentAddress, TKey[]> _followed = [];
    private readonly Dictionary<TKey, HashSet<AgentAddress>> _followers = [];

    internal IReadOnlyCollection<AgentAddress> FollowersOf(TKey key) => _followers.GetValueOrDefault(key) ?? [];

    /// <summary>Takes the place of what the follower has followed before.</summary>
    internal void Follow(AgentAddress follower, IEnumerable<TKey> keys)
    {
        Unfollow(follower);
        var followed = keys.Distinct().ToArray();
        _followed[follower] = followed;
        foreach (var key in followed)
        {
            ref var followers = ref CollectionsMarshal.GetValueRefOrAddDefault(_followers, key, out _);
            (followers ??= []).Add(follower);
        }
    }

    internal void Unfollow(AgentAddress follower)
    {
        if (!_followed.Remove(follower, out var keys))
        {
            return;
        }

        foreach (var key in keys)
        {
            var followers = _followers[key];
            followers.Remove(follower);
            if (followers.Count == 0)
            {
                _followers.Remove(key);
            }
        }
    }
}
