package rtype

const noReserve = 0
