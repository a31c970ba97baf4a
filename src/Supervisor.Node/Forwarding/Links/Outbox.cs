using Supervisor.Node.Forwarding.Wire;
using Supervisor.Supervision.Ports.Links;

namespace Supervisor.Node.Forwarding.Links;

/// <summary>What is to be said to one node, in its order. What may wait in it is limited by the windows of all answers.</summary>
internal sealed class Outbox
{
    private readonly Queue<CommandWord> _words = new();

    internal void Add(CommandWord word) => _words.Enqueue(word);

    /// <summary>Before all that waits.</summary>
    internal void AddFirst(CommandWord word)
    {
        var waiting = _words.ToList();
        _words.Clear();
        _words.Enqueue(word);
        waiting.ForEach(_words.Enqueue);
    }

    /// <summary>Says as much as goes.</summary>
    /// <param name="onEnd">Told of each word that was accepted, or never will be.</param>
    internal void Flush(Func<CommandWord, SayResult> say, Action<CommandWord, SayResult> onEnd)
    {
        while (_words.TryPeek(out var word))
        {
            var result = say(word);
            if (result is SayResult.Full or SayResult.NotLinked)
            {
                return;
            }

            _words.Dequeue();
            onEnd(word, result);
        }
    }

    /// <summary>Of a link that is lost only what begins something is of use over the next.</summary>
    internal void KeepAsks() => Keep(word => word is AskWord);

    internal void DropAsk(long ask) => Keep(word => word is not AskWord asked || asked.Ask != ask);

    private void Keep(Func<CommandWord, bool> isKept)
    {
        for (var left = _words.Count; left > 0; left--)
        {
            var word = _words.Dequeue();
            if (isKept(word))
            {
                _words.Enqueue(word);
            }
        }
    }
}
