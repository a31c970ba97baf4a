using System.Collections.Concurrent;
using Supervisor.Node.Readiness.Folders;

namespace Supervisor.Node.Readiness.Speakers;

/// <summary>Leads from a token to the desk of its agent, for words that come over TCP. Any thread may ask.</summary>
internal sealed class TokenBook
{
    private readonly ConcurrentDictionary<AgentToken, AgentDesk> _desks = new();

    public AgentDesk? Find(AgentToken token) => _desks.GetValueOrDefault(token);

    /// <summary>Knows the tokens of this opening and of those that it remembers; what it has forgotten is unknown from now on.</summary>
    public void Replace(AgentDesk desk, Opening? before, Opening now)
    {
        foreach (var token in Tokens(before).Except(Tokens(now)))
        {
            _desks.TryRemove(token, out _);
        }

        foreach (var token in Tokens(now))
        {
            _desks[token] = desk;
        }
    }

    public void Forget(Opening? opening)
    {
        foreach (var token in Tokens(opening))
        {
            _desks.TryRemove(token, out _);
        }
    }

    private static IEnumerable<AgentToken> Tokens(Opening? opening) =>
        opening is null ? [] : opening.Earlier.Select(past => past.Token).Prepend(opening.Token);
}
