using Supervisor.Fleet.Places;

namespace Supervisor.Fleet.Trees;

/// <summary>What a fleet file says, before anybody asks what it means: every value knows where it stands.</summary>
public abstract record TreeNode(Place Place);
