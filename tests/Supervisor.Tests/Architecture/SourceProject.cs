namespace Supervisor.Tests.Architecture;

internal sealed record SourceProject(string Name, string Assembly, IReadOnlyList<string> References);
