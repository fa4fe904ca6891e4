-- How messages get here. Wireshark 4.0 has no dissector of MCTP, so here is one; where Wireshark has its own, that one is
-- used. No version knows the link type of MCTP (291) yet, so it is looked for among unknown link types.

local ETHERTYPE_MCTP = 0x00fa
local UNKNOWN_LINK_TYPE = 0
local TRANSPORT_HEADER = 4
local LONGEST_MESSAGE = 4194304

-- The names are those of Wireshark's own dissector.
local function transport_protocol()
  local mctp = Proto("mctp", "MCTP")
  local F = {
    version = ProtoField.uint8("mctp.version", "Version", base.DEC, nil, 0x0f),
    destination = ProtoField.uint8("mctp.dst", "Destination", base.DEC),
    source = ProtoField.uint8("mctp.src", "Source", base.DEC),
    som = ProtoField.bool("mctp.flags.som", "Start of message", 8, nil, 0x80),
    eom = ProtoField.bool("mctp.flags.eom", "End of message", 8, nil, 0x40),
    sequence = ProtoField.uint8("mctp.seq", "Sequence", base.HEX, nil, 0x30),
    owner = ProtoField.bool("mctp.tag.to", "Tag owner", 8, nil, 0x08),
    tag = ProtoField.uint8("mctp.tag.value", "Tag value", base.HEX, nil, 0x07),
    check = ProtoField.bool("mctp.msg.ic", "Integrity check", 8, nil, 0x80),
    type = ProtoField.uint8("mctp.msg.type", "Message type", base.HEX, nil, 0x7f),
  }
  mctp.fields = F
  local parts, whole = {}, {}

  function mctp.init()
    parts, whole = {}, {}
  end

  local function add_transport(tvb, tree)
    if not has_tree(tree) then
      return nil
    end
    local item = tree:add(mctp, tvb(0, TRANSPORT_HEADER))
    item:add(F.version, tvb(0, 1))
    item:add(F.destination, tvb(1, 1))
    item:add(F.source, tvb(2, 1))
    for _, name in ipairs({ "som", "eom", "sequence", "owner", "tag" }) do
      item:add(F[name], tvb(3, 1))
    end
    return item
  end

  -- Keeps a packet of a message; the last one makes it whole.
  local function collect(tvb, pinfo, flow, flags)
    local sequence = floor(flags / 16) % 4
    local message = parts[flow]
    if flags >= 128 then
      message = { size = 0 }
      parts[flow] = message
    elseif message and message.next ~= sequence then
      parts[flow] = nil
      return
    end
    if not message then
      return
    end
    message.next = (sequence + 1) % 4
    message.size = message.size + tvb:len() - TRANSPORT_HEADER
    if tvb:len() < tvb:reported_len() or message.size > LONGEST_MESSAGE then
      parts[flow] = nil
      return
    end
    message[#message + 1] = tvb:len() > TRANSPORT_HEADER and tvb(TRANSPORT_HEADER):raw() or ""
    if floor(flags / 64) % 2 == 1 then
      whole[pinfo.number] = table.concat(message)
      parts[flow] = nil
    end
  end

  local function add_typed(tvb, at, reported, pinfo, tree, item, source, destination)
    if tvb:len() <= at then
      return
    end
    if item then
      item:add(F.check, tvb(at, 1))
      item:add(F.type, tvb(at, 1))
    end
    local of = tvb(at, 1):uint() % 128
    for _, known in ipairs(message_types) do
      if known == of then
        return add_whole(tvb, at + 1, reported - at - 1, pinfo, tree, source, destination)
      end
    end
    if tvb:len() > at + 1 then
      Dissector.get("data"):call(tvb(at + 1):tvb(), pinfo, tree)
    end
  end

  function mctp.dissector(tvb, pinfo, tree)
    if tvb:len() < TRANSPORT_HEADER or tvb(0, 1):uint() % 16 ~= 1 then
      return 0
    end
    local _, destination, source, flags = byte(tvb:raw(0, TRANSPORT_HEADER), 1, TRANSPORT_HEADER)
    pinfo.cols.protocol = "MCTP"
    pinfo.cols.src, pinfo.cols.dst = tostring(source), tostring(destination)
    local item = add_transport(tvb, tree)
    if floor(flags / 64) == 3 then
      add_typed(tvb, TRANSPORT_HEADER, tvb:reported_len(), pinfo, tree, item, tostring(source), tostring(destination))
      return tvb:len()
    end
    if not pinfo.visited then
      collect(tvb, pinfo, string.format("%d>%d:%d", source, destination, flags % 16), flags)
    end
    local message = whole[pinfo.number]
    if message and #message > 0 then
      local assembled = ByteArray.new(message, true):tvb("Reassembled MCTP message")
      add_typed(assembled, 0, #message, pinfo, tree, item, tostring(source), tostring(destination))
    else
      pinfo.cols.info = "Part of an MCTP message"
    end
    return tvb:len()
  end

  return mctp
end

local by_type = DissectorTable.get("mctp.type")
local cooked = DissectorTable.get("sll.ltype")
local transport

if by_type then
  for _, number in ipairs(message_types) do
    by_type:add(number, PROTOCOL)
  end
  transport = cooked:get_dissector(ETHERTYPE_MCTP)
else
  local mctp = transport_protocol()
  cooked:add(ETHERTYPE_MCTP, mctp)
  transport = mctp.dissector
end

local link = Proto("mctp_link", "MCTP without a link layer")

function link.dissector(tvb, pinfo, tree)
  if not transport or tvb:len() < TRANSPORT_HEADER or tvb(0, 1):uint() % 16 ~= 1 then
    return 0
  end
  -- Wireshark's own dissector throws if a packet ends too early.
  local whole, taken = pcall(transport.call, transport, tvb, pinfo, tree)
  if not whole then
    tree:add(link, tvb()):add_proto_expert_info(CUT, "the packet ends too early for MCTP")
    pinfo.cols.info = "MCTP packet that ends too early"
    return tvb:len()
  end
  return taken
end

DissectorTable.get("wtap_encap"):add(UNKNOWN_LINK_TYPE, link)
