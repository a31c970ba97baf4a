namespace Supervisor.Supervision.Explaining;

/// <summary>What a family of causes has to say of one agent.</summary>
/// <param name="Clause">What follows the agent's name: <c>is not ready: its probe failed</c>.</param>
/// <param name="Outlook">What happens next by itself, or what has to be done: sentences, or nothing.</param>
/// <param name="Remedy">A command line, or nothing.</param>
internal sealed record Account(string Clause, string Outlook, string Remedy);
