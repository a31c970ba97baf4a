namespace Supervisor.Supervision.Explaining;

/// <param name="Text">A sentence without its end.</param>
/// <param name="Remedy"><inheritdoc cref="Explanation" path="/param[@name='Remedy']"/></param>
public sealed record BriefExplanation(string Text, string Remedy);
