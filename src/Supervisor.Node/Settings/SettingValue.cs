namespace Supervisor.Node.Settings;

/// <param name="Text">As given.</param>
/// <param name="Source">Where it was given, for a sentence: <c>--listen</c>, <c>'listen' in /etc/supervisor.json</c>.</param>
internal sealed record SettingValue(string Text, string Source);
