namespace Supervisor.Tests.Architecture;

/// <summary>A member of another assembly that compiled code uses.</summary>
/// <param name="Type">The full name of its type.</param>
/// <param name="Member">Its name in metadata, such as <c>get_Now</c> or <c>.ctor</c>.</param>
/// <param name="Parameters">How many parameters it takes; 0 for a field.</param>
internal sealed record MemberUse(string Type, string Member, int Parameters);
