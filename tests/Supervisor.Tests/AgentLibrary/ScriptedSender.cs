using Supervisor.AgentLibrary.Sending;
using Supervisor.AgentLibrary.Words;

namespace Supervisor.Tests.AgentLibrary;

/// <summary>Answers at once and as it is told, and keeps what was sent.</summary>
internal sealed class ScriptedSender : IWordSender
{
    private readonly List<string> _sent = [];

    public SendOutcome Answer { get; set; } = new(Verdict.Taken);

    public Task<SendOutcome> SendAsync(Word word, CancellationToken stop)
    {
        _sent.Add(word.Line);
        return Task.FromResult(Answer);
    }

    /// <summary>All that was sent since the last look.</summary>
    public IReadOnlyList<string> Take()
    {
        var all = _sent.ToArray();
        _sent.Clear();
        return all;
    }

    public void Dispose() { }
}
